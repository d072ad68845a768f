using ShopifySync.Domain.Common;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>Failures of calls that say nothing about the store itself (those are in StoreErrors), with the next step.</summary>
internal static class ShopifyErrors
{
    private const string WillRetry = "Nothing to do: it is tried again by itself. If it stays, look at Shopify's status page.";

    public static Error Throttled { get; } = new(ErrorKind.Unavailable, "Shopify.Throttled",
        "Shopify's rate limit for this store is used up.", "Nothing to do: it goes on as the limit refills. If it stays, another app uses the same token.");

    public static Error TooExpensive(string words) => new(ErrorKind.Refused, "Shopify.TooExpensive",
        $"The query costs more points than one query may: {words}", "Lower Shopify:PageSize.");

    public static Error Status(int status) => new(ErrorKind.Unavailable, "Shopify.ServerTrouble",
        $"Shopify answered with HTTP status {status}.", WillRetry);

    public static Error TookTooLong { get; } = new(ErrorKind.Unavailable, "Shopify.TookTooLong",
        "Shopify gave up on the query because it took too long (HTTP 504).", "It is asked for in smaller pieces; if it stays, lower Shopify:PageSize.");

    public static Error Internal(string words) => new(ErrorKind.Unavailable, "Shopify.InternalError",
        $"Shopify had an internal error: {words}", WillRetry);

    public static Error Busy { get; } = new(ErrorKind.Unavailable, "Shopify.Busy",
        "Shopify asked to wait (HTTP 429): too many calls, or the daily limit for new variants is reached.",
        "Nothing to do: it is tried again after the pause. If only new variants fail, go on tomorrow.");

    public static Error SecurityRejection { get; } = new(ErrorKind.Unavailable, "Shopify.SecurityRejection",
        "Shopify's protection against attacks refused the call (HTTP 430).", "Check that this server's address is not blocked; ask Shopify's support if it stays.");

    public static Error NoAnswer(string why) => new(ErrorKind.Unavailable, "Shopify.NoAnswer",
        $"Shopify did not answer: {why}", WillRetry);

    public static Error Unintelligible(string what) => new(ErrorKind.Unavailable, "Shopify.Unintelligible",
        $"Shopify's answer could not be understood: {what}.", WillRetry);

    public static Error Forbidden(string words) => new(ErrorKind.Refused, "Shopify.Forbidden",
        $"Shopify denied access: {words}", "Check the app's access scopes, approve them in the shop, and test the connection.");

    public static Error NotServed(int status, string words) => new(ErrorKind.Refused, "Shopify.NotServed",
        $"Shopify did not accept the call (HTTP {status}): {words}", "Check Shopify:ApiVersion and the store's address.");

    public static Error Refused(string words) => new(ErrorKind.Refused, "Shopify.Refused",
        $"Shopify refused the call: {words}", "Check Shopify:ApiVersion; if it is a supported one, report this with the text above.");

    public static Error SearchNotUnderstood(IEnumerable<string> warnings) => new(ErrorKind.Invalid, "Shopify.SearchNotUnderstood",
        $"Shopify ignored a part of the search and would have given everything: {string.Join("; ", warnings)}", "Correct the search.");

    public static Error BreakerOpen { get; } = new(ErrorKind.Unavailable, "Shopify.BreakerOpen",
        "Calls to this store failed so often that we pause for a moment.", WillRetry);
}
