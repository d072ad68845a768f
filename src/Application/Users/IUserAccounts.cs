using System.Security.Claims;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

/// <summary>Who may sign in. Roles are not kept there: they are grants.</summary>
public interface IUserAccounts
{
    Task<bool> Any(CancellationToken ct);

    Task<Result<Guid>> Create(string email, string password, CancellationToken ct);

    Task<IReadOnlyList<UserAccount>> List(CancellationToken ct);

    Task<bool> Delete(Guid id, CancellationToken ct);

    /// <summary>Checks email and password; several wrong passwords lock the account for a while.</summary>
    Task<Result<ClaimsPrincipal>> Check(string email, string password, CancellationToken ct);

    /// <summary>The principal as it is today, or null if the user is gone or has changed the password since.</summary>
    Task<ClaimsPrincipal?> Renew(ClaimsPrincipal principal, CancellationToken ct);

    /// <summary>A new token's text (shown once) and the hash that is kept.</summary>
    (string Text, string Hash) NewToken();

    string HashOfToken(string text);
}

public sealed record UserAccount(Guid Id, string Email);
