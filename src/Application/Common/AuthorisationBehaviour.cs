using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

/// <summary>Reads the user's grants anew for every request: who has lost a role loses it in pages that are open, too.</summary>
internal sealed class AuthorisationBehaviour<TRequest, TResponse>(IAppDbContext db, ICurrentUser user) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IRequireRole
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        user.IsSystem || await HighestRole(cancellationToken) >= TRequest.Needed
            ? await next()
            : TResponse.From(RequestErrors.Forbidden(TRequest.Needed));

    /// <summary>A grant for one store alone gives nothing in the whole catalogue, which is what requests ask for today.</summary>
    private async Task<Role?> HighestRole(CancellationToken ct)
    {
        if (user.Id is not { } id)
            return null;

        var names = await db.Grants.Where(g => g.UserId == id && g.StoreId == null).Select(g => g.Role).ToListAsync(ct);
        return names.Count == 0 ? null : names.Max(Enum.Parse<Role>);
    }
}
