using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Bulk;

public static class BulkErrors
{
    public const string AllInUseCode = "Bulk.AllInUse";

    /// <summary>Five of a kind run at once (Shopify: "Perform bulk operations"): waiting helps.</summary>
    public static Error AllInUse(string words) => new(ErrorKind.Unavailable, AllInUseCode,
        $"Shopify runs as many bulk operations for this store as it allows: {words}", "Nothing to do: it starts as soon as one of them ends.");

    public static Error Refused(string words) => new(ErrorKind.Refused, "Bulk.Refused",
        $"Shopify refused the bulk operation: {words}", "It is done by single calls instead.");

    public static Error AddressGone { get; } = new(ErrorKind.Refused, "Bulk.AddressGone",
        "The address of the bulk operation's result does not work any more.", "It is asked for again by itself.");

    public static Error CutOff(long lines, long wanted) => new(ErrorKind.Unavailable, "Bulk.CutOff",
        $"The bulk operation's result has {lines} lines where Shopify counted {wanted}.", "It is downloaded again by itself.");
}
