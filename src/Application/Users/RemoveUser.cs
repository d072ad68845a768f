using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

/// <summary>The user's grants and tokens go with the user; what the user decided stays in the history, by name.</summary>
public sealed record RemoveUserCommand(Guid Id) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Admin;
}

internal sealed class RemoveUserHandler(IUserAccounts accounts, ICurrentUser user) : IRequestHandler<RemoveUserCommand, Result>
{
    public async Task<Result> Handle(RemoveUserCommand command, CancellationToken ct)
    {
        if (command.Id == user.Id)
            return UserErrors.NotYourself;

        return await accounts.Delete(command.Id, ct) ? Result.Success : UserErrors.NotFound;
    }
}
