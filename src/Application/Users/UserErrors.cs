using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Users;

public static class UserErrors
{
    public static Error WrongPassword { get; } = new(ErrorKind.Refused, "User.WrongPassword",
        "Email or password is wrong.", "Check both and try again; five wrong passwords lock the account for five minutes.");

    public static Error LockedOut { get; } = new(ErrorKind.Refused, "User.LockedOut",
        "This account is locked after several wrong passwords.", "Wait five minutes, then try again.");

    public static Error SignInAgain { get; } = new(ErrorKind.Refused, "User.SignInAgain",
        "This refresh token is not valid any more.", "Sign in with email and password.");

    public static Error SetUpDone { get; } = new(ErrorKind.Conflict, "User.SetUpDone",
        "This server has its administrator already.", "Sign in.");

    public static Error NotFound { get; } = new(ErrorKind.NotFound, "User.NotFound", "There is no such user.", "Look at the list of users.");

    public static Error NotYourself { get; } = new(ErrorKind.Invalid, "User.NotYourself",
        "You cannot remove yourself or change your own role.", "Ask another administrator.");

    public static Error TokenNotFound { get; } = new(ErrorKind.NotFound, "ApiToken.NotFound", "There is no such token.", "Look at the list of tokens.");

    public static Error NotCreated(IEnumerable<string> reasons) => new(ErrorKind.Invalid, "User.NotCreated", string.Join(' ', reasons));
}
