using System.Text.RegularExpressions;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <param name="RetryAfter">How long to wait at least; null when nobody said.</param>
internal sealed record Failure(FailureClass Class, Error Error, TimeSpan? RetryAfter = null);

/// <summary>What is known of a call when it is judged.</summary>
/// <param name="Timeout">How long a write without an answer may still take effect.</param>
internal sealed record CallFacts(ShopDomain Shop, bool IsMutation, TimeSpan Timeout);

/// <summary>
/// What an answer means, as a pure function (Shopify: "Shopify API response status and error codes", "GraphQL Admin API rate
/// limits"). Three layers in this order: HTTP status, the body's form, top-level errors; userErrors belong to each mutation.
/// </summary>
internal static partial class ResponseClassifier
{
    private static readonly TimeSpan AfterSecurityRejection = TimeSpan.FromMinutes(1);

    /// <summary>Null when the answer is good.</summary>
    public static Failure? Of(ShopifyReply reply, CallFacts call) =>
        ByStatus(reply, call) ?? ByBody(reply, call) ?? ByErrors(reply, call) ?? BySearch(reply);

    /// <summary>The call was sent, or was about to be, and no whole answer came back.</summary>
    public static Failure OfNoAnswer(bool wasSent, string why, CallFacts call) =>
        wasSent ? Unsure(ShopifyErrors.NoAnswer(why), call) : new Failure(FailureClass.Transient, ShopifyErrors.NoAnswer(why));

    private static Failure? ByStatus(ShopifyReply reply, CallFacts call) => reply.Status switch
    {
        200 => null,
        401 => new(FailureClass.FatalForStore, StoreErrors.WrongToken),
        402 => new(FailureClass.FatalForStore, StoreErrors.Frozen),
        403 => new(FailureClass.FatalForStore, Denied(reply.Errors)),
        404 => new(FailureClass.FatalForStore, StoreErrors.UnknownShop(call.Shop)),
        423 => new(FailureClass.FatalForStore, StoreErrors.LockedByShopify),
        429 => new(FailureClass.Transient, ShopifyErrors.Busy, reply.RetryAfter),
        430 => new(FailureClass.Transient, ShopifyErrors.SecurityRejection, reply.RetryAfter ?? AfterSecurityRejection),
        504 => Unsure(ShopifyErrors.TookTooLong, call, reply.RetryAfter),
        >= 500 => Unsure(ShopifyErrors.Status(reply.Status), call, reply.RetryAfter),
        _ => new(FailureClass.Refused, ShopifyErrors.NotServed(reply.Status, Words(reply.Errors))),
    };

    private static Failure? ByBody(ShopifyReply reply, CallFacts call) => reply.Body switch
    {
        BodyKind.Html => Unsure(ShopifyErrors.Unintelligible("it is a web page"), call),
        BodyKind.Empty => Unsure(ShopifyErrors.Unintelligible("it is empty"), call),
        BodyKind.BrokenJson => Unsure(ShopifyErrors.Unintelligible("its JSON is cut off or garbled"), call),
        BodyKind.Other => Unsure(ShopifyErrors.Unintelligible("it is not JSON"), call),
        _ when !reply.HasData && reply.Errors.Count == 0 => Unsure(ShopifyErrors.Unintelligible("it has neither data nor errors"), call),
        _ => null,
    };

    /// <summary>Several errors may come at once: the one with the gravest consequence decides.</summary>
    private static Failure? ByErrors(ShopifyReply reply, CallFacts call)
    {
        if (reply.Errors.Count == 0)
            return null;

        foreach (var code in new[] { "SHOP_INACTIVE", "ACCESS_DENIED", "MAX_COST_EXCEEDED", "THROTTLED", "INTERNAL_SERVER_ERROR" })
        {
            if (reply.Errors.FirstOrDefault(e => e.Code == code) is not { } error)
                continue;

            return code switch
            {
                "SHOP_INACTIVE" => new(FailureClass.FatalForStore, StoreErrors.Frozen),
                "ACCESS_DENIED" => new(FailureClass.FatalForStore, Denied([error])),
                "MAX_COST_EXCEEDED" => new(FailureClass.TooExpensive, ShopifyErrors.TooExpensive(Mask(error.Message))),
                "THROTTLED" => new(FailureClass.Throttled, ShopifyErrors.Throttled, UntilAffordable(reply)),
                _ => Unsure(ShopifyErrors.Internal(WithRequestId(error)), call),
            };
        }

        // A write that came back with data beside the errors may have happened. A refusal before execution has no data.
        var refused = ShopifyErrors.Refused(Words(reply.Errors));
        return reply.HasData && call.IsMutation ? Unsure(refused, call) : new(FailureClass.Refused, refused);
    }

    private static Failure? BySearch(ShopifyReply reply) => reply.SearchWarnings.Count == 0
        ? null
        : new(FailureClass.Refused, ShopifyErrors.SearchNotUnderstood(reply.SearchWarnings));

    /// <summary>A read may simply be repeated; of a write nobody knows whether it took effect.</summary>
    private static Failure Unsure(Error error, CallFacts call, TimeSpan? retryAfter = null) => call.IsMutation
        ? new(FailureClass.UnknownOutcome, error, call.Timeout)
        : new(FailureClass.Transient, error, retryAfter);

    /// <summary>The documented wait after THROTTLED: until the bucket holds the cost, at least a second.</summary>
    private static TimeSpan UntilAffordable(ShopifyReply reply)
    {
        var missing = reply.Cost is { RestoreRate: > 0 } cost ? (cost.Requested - cost.CurrentlyAvailable) / cost.RestoreRate : 0;
        return TimeSpan.FromSeconds(Math.Clamp(missing, 1, 60));
    }

    private static Error Denied(IReadOnlyList<GraphQLError> errors)
    {
        var scopes = errors.SelectMany(e => Scope().Matches(e.RequiredAccess ?? e.Message).Select(m => m.Groups[1].Value)).Distinct().ToArray();
        return scopes.Length > 0 ? StoreErrors.MissingScopes(scopes) : ShopifyErrors.Forbidden(Words(errors));
    }

    private static string WithRequestId(GraphQLError error) =>
        error.RequestId is { } id && !error.Message.Contains(id, StringComparison.Ordinal) ? $"{Mask(error.Message)} (request {id})" : Mask(error.Message);

    private static string Words(IReadOnlyList<GraphQLError> errors) =>
        errors.Count == 0 ? "no reason was given." : Mask(string.Join(" ", errors.Select(e => e.Message)));

    /// <summary>Shopify's words go into logs and pages: a token in them must not.</summary>
    private static string Mask(string words) => Token().Replace(words, "***");

    [GeneratedRegex("`((?:read|write|unauthenticated)_[a-z_]+)`")]
    private static partial Regex Scope();

    [GeneratedRegex(@"\bshp[a-z]{2}_\w+")]
    private static partial Regex Token();
}
