using MediatR;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

/// <summary>Whether this server has no user yet. Anybody may ask.</summary>
public sealed record NeedsSetUpQuery : IRequest<Result<bool>>;

internal sealed class NeedsSetUpHandler(IUserAccounts accounts) : IRequestHandler<NeedsSetUpQuery, Result<bool>>
{
    public async Task<Result<bool>> Handle(NeedsSetUpQuery query, CancellationToken ct) => !await accounts.Any(ct);
}
