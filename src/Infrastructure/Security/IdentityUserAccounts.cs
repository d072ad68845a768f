using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Users;
using ShopifySync.Domain.Common;

namespace ShopifySync.Infrastructure.Security;

internal sealed class IdentityUserAccounts(UserManager<AppUser> users, SignInManager<AppUser> signIn) : IUserAccounts
{
    private const string TokenPrefix = "ssync_";

    public Task<bool> Any(CancellationToken ct) => users.Users.AnyAsync(ct);

    public async Task<Result<Guid>> Create(string email, string password, CancellationToken ct)
    {
        var user = new AppUser { Id = Guid.CreateVersion7(), Email = email, UserName = email, DisplayName = email };
        var outcome = await users.CreateAsync(user, password);
        // The user name is the email, so that a taken one would be reported twice.
        return outcome.Succeeded ? user.Id : UserErrors.NotCreated(outcome.Errors.Where(e => e.Code != "DuplicateUserName").Select(e => e.Description));
    }

    public async Task<IReadOnlyList<UserAccount>> List(CancellationToken ct) =>
        await users.Users.OrderBy(u => u.NormalizedEmail).Select(u => new UserAccount(u.Id, u.Email ?? "")).ToListAsync(ct);

    public async Task<bool> Delete(Guid id, CancellationToken ct) =>
        await users.FindByIdAsync(id.ToString()) is { } user && (await users.DeleteAsync(user)).Succeeded;

    public async Task<Result<ClaimsPrincipal>> Check(string email, string password, CancellationToken ct)
    {
        if (await users.FindByEmailAsync(email) is not { } user)
        {
            // As much work as for a known email, so that the time taken does not tell which emails exist.
            users.PasswordHasher.HashPassword(new AppUser(), password);
            return UserErrors.WrongPassword;
        }

        var outcome = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (outcome.IsLockedOut)
            return UserErrors.LockedOut;

        return outcome.Succeeded ? await signIn.CreateUserPrincipalAsync(user) : UserErrors.WrongPassword;
    }

    public async Task<ClaimsPrincipal?> Renew(ClaimsPrincipal principal, CancellationToken ct) =>
        await signIn.ValidateSecurityStampAsync(principal) is { } user ? await signIn.CreateUserPrincipalAsync(user) : null;

    public (string Text, string Hash) NewToken()
    {
        var text = TokenPrefix + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 40);
        return (text, ApiTokenHash.Of(text));
    }

    public string HashOfToken(string text) => ApiTokenHash.Of(text);
}
