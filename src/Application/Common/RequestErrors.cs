using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

/// <summary>Refusals that any request can meet before it reaches its handler, or as it saves.</summary>
public static class RequestErrors
{
    public static Error ChangedMeanwhile { get; } = new(ErrorKind.Conflict, "ChangedMeanwhile",
        "Somebody else changed this in the meantime; nothing was saved.", "Load it again and look at what is there now.");

    public static Error Forbidden(Role needed) => new(ErrorKind.Forbidden, "Forbidden",
        $"This needs the role {needed}, which you do not have.", "Ask an administrator for it.");

    public static Error Invalid(IEnumerable<string> reasons) => new(ErrorKind.Invalid, "Invalid", string.Join(' ', reasons));
}
