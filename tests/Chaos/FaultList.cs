using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>The fault list: each is tried as one that passes and as one that lasts.</summary>
internal static class FaultList
{
    private const string Page = "ProductsPage";
    private const string Update = "productUpdate";
    private const string Variants = "productVariantsBulkUpdate";

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        OnRead("THROTTLED", new("throttled")),
        OnRead("429, Retry-After 1", Status(429, 1)),
        OnRead("429, Retry-After 1.5", Status(429, "1.5")),
        OnRead("429, Retry-After 0", Status(429, "0")),
        OnRead("429, Retry-After of words", Status(429, "soon")),
        OnRead("429 without Retry-After", Status(429)),
        OnRead("401", Status(401)) with { NeedsPerson = true },
        OnRead("402", Status(402)) with { NeedsPerson = true },
        OnRead("403", Status(403)) with { NeedsPerson = true },
        OnRead("404", Status(404)) with { NeedsPerson = true },
        OnRead("423", Status(423)) with { NeedsPerson = true },
        OnRead("430, Retry-After 1", Status(430, 1)),
        OnRead("500", Status(500)),
        OnRead("502", Status(502)),
        OnRead("503, Retry-After 1", Status(503, 1)),
        OnRead("504", Status(504)),
        OnRead("520 with a web page", new("html") { Status = 520 }),
        OnRead("200 with errors only", new("errors-only")),
        OnRead("200 with data and errors", new("partial-data")),
        OnRead("200 with nothing", new("empty")),
        OnRead("200 cut off", new("truncated")),
        OnRead("200 with broken JSON", new("malformed")),
        OnRead("200 of a wrong type", new("wrong-type")) with { HasNoLastingForm = true }, // JSON is understood whatever it is called
        OnRead("connection closed before", new("reset")),
        OnRead("connection reset in the body", new("reset-mid-body")),
        OnRead("the answer drips", new("slow-drip") { Ms = 600 }) with { HasNoLastingForm = true },
        OnRead("no answer in time", new("latency") { Ms = 12_000 }) with { Times = 1, HasNoLastingForm = true },
        OnRead("bucket drained by another program", new("bucket-drained")),
        OnRead("limit reduced in flight", new("limit-reduced")) with { Times = 1, HasNoLastingForm = true },
        OnRead("version answered no more", new("version-dropped")) with { Times = 1, HasNoLastingForm = true },
        OnRead("token ends in flight", new("token-expired")) with { Times = 1, HasNoLastingForm = true },
        OnWrite("write: THROTTLED", Update, new("throttled")),
        OnWrite("write: 429, Retry-After 1.5", Update, Status(429, "1.5")),
        OnWrite("write: 401", Update, Status(401)) with { NeedsPerson = true },
        OnWrite("write: 402", Update, Status(402)) with { NeedsPerson = true },
        OnWrite("write: 403", Update, Status(403)) with { NeedsPerson = true },
        OnWrite("write: 404", Update, Status(404)) with { NeedsPerson = true },
        OnWrite("write: 423", Update, Status(423)) with { NeedsPerson = true },
        OnWrite("write: 430, Retry-After 1", Update, Status(430, 1)),
        OnWrite("write: 502", Update, Status(502)),
        OnWrite("write: 504", Update, Status(504)),
        OnWrite("write: 503", Update, Status(503)),
        OnWrite("write: 500 with a web page", Update, new("html") { Status = 500 }),
        OnWrite("write: connection closed before", Update, new("reset")),
        OnWrite("write: done, no answer", Update, new("timeout-after-effect") { Ms = 100 }),
        OnWrite("write: done, 520", Update, new("status-after-effect")),
        OnWrite("write: done, answer cut off", Update, new("truncated")),
        OnWrite("write: done, answer reset", Update, new("reset-mid-body")),
        OnWrite("write: done, answer empty", Update, new("empty")),
        OnWrite("write: done, broken JSON", Update, new("malformed")),
        OnWrite("write: done, data and errors", Update, new("partial-data")),
        OnWrite("write: errors only", Update, new("errors-only")),
        OnWrite("write: userErrors", Update, new("user-error") { Message = "Vendor is not to our liking" }) with { HasNoLastingForm = true },
        OnWrite("write: scope taken in flight", Update, new("scope-removed") { Scope = "write_products" }) with { Times = 1, NeedsPerson = true, HasNoLastingForm = true, Mend = ("scopes", new { grant = new[] { "write_products" } }) },
        new("prices: done, no answer", Deed.PushPrices, Variants, new("timeout-after-effect") { Ms = 100 }),
        new("prices: userErrors", Deed.PushPrices, Variants, new("user-error") { Message = "Price is not to our liking" }) { HasNoLastingForm = true },
        new("new product: done, no answer", Deed.PushNew, "productSet", new("timeout-after-effect") { Ms = 100 }),
        new("new product: 429, too many variants for today", Deed.PushNew, "productSet", Status(429, 1)),
        new("new product: done, 520", Deed.PushNew, "productSet", new("status-after-effect")),
        OnBulk("bulk: FAILED", "products", new("bulk-failed")),
        OnBulk("bulk: FAILED half-way", "products", new("bulk-partial")),
        OnBulk("bulk: CANCELED", "products", new("bulk-canceled")),
        OnBulk("bulk: told as finished too early", "products", new("bulk-early-finish")) with { HasNoLastingForm = true },
        OnBulk("bulk: never told as finished", "bulk_operations/finish", new("webhook-drop")) with { HasNoLastingForm = true },
        OnBulk("bulk: the count of lines is wrong", "products", new("bulk-wrong-count")),
        OnBulk("bulk: download cut off", "bulk_result", new("truncated")),
        OnBulk("bulk: download reset in the body", "bulk_result", new("reset-mid-body")),
        OnBulk("bulk: the address is dead", "products", new("bulk-expired-url")),
        OnBulk("bulk: children before parents", "products", new("bulk-unordered")) with { HasNoLastingForm = true },
        OnBulk("bulk: the start is refused, 503", "BulkRunQuery", Status(503)),
        OnBulk("bulk: started, no answer", "bulkOperationRunQuery", new("timeout-after-effect") { Ms = 100 }),
        OnBulk("bulk: download 503", "bulk_result", Status(503)),
        OnBulk("bulk: download closed", "bulk_result", new("reset")),
        OnBulkPush("bulk push: the upload is refused, 403", "staged_upload", Status(403)),
        OnBulkPush("bulk push: no place to upload, 503", "stagedUploadsCreate", Status(503)),
        OnBulkPush("bulk push: the upload is closed", "staged_upload", new("reset")),
        OnBulkPush("bulk push: the upload is done, no answer", "staged_upload", new("timeout-after-effect") { Ms = 100 }),
        OnBulkPush("bulk push: the start is refused, 503", "bulkOperationRunMutation", Status(503)),
        OnBulkPush("bulk push: CANCELED", Variants, new("bulk-canceled")),
        OnBulkPush("bulk push: the result is cut off", "bulk_result", new("truncated")),
        OnBulkPush("bulk push: the result is reset in the body", "bulk_result", new("reset-mid-body")),
        OnBulkPush("bulk push: never told as finished", "bulk_operations/finish", new("webhook-drop")) with { HasNoLastingForm = true },
        OnBulkPush("bulk push: started, no answer", "bulkOperationRunMutation", new("timeout-after-effect") { Ms = 100 }),
        OnBulkPush("bulk push: FAILED", Variants, new("bulk-failed")),
        OnBulkPush("bulk push: FAILED half-way", Variants, new("bulk-partial")),
        OnBulkPush("bulk push: userErrors on a line", Variants, new("user-error") { Message = "Price is not to our liking" }) with { HasNoLastingForm = true },
        OnBulkPush("bulk push: the result's address is dead", Variants, new("bulk-expired-url")),
        OnRead("token revoked in flight", new("token-revoked")) with { Times = 1, HasNoLastingForm = true },
        OnToken("renewal: 503", Status(503)),
        OnToken("renewal: granted, answered 520", new("status-after-effect")),
        OnToken("renewal: connection closed", new("reset")),
        OnToken("renewal: 500 with a web page", new("html") { Status = 500 }),
        OnToken("renewal: broken JSON", new("malformed")),
        OnRead("app uninstalled in flight", new("app-uninstalled")) with { Times = 1, NeedsPerson = true, HasNoLastingForm = true, Mend = ("install", new { clientId = Stage.ClientId }) },
    ];

    private static FaultCase OnRead(string name, EmulatorFault fault) => new(name, Deed.Pull, Page, fault);

    private static FaultCase OnBulk(string name, string match, EmulatorFault fault) => new(name, Deed.BulkPull, match, fault) { Times = 1 };

    private static FaultCase OnBulkPush(string name, string match, EmulatorFault fault) => new(name, Deed.BulkPush, match, fault) { Times = 1 };

    private static FaultCase OnWrite(string name, string match, EmulatorFault fault) => new(name, Deed.PushTexts, match, fault);

    /// <summary>The token is over, and so a new one is asked for.</summary>
    private static FaultCase OnToken(string name, EmulatorFault fault) => new(name, Deed.Pull, "access_token", fault);

    private static EmulatorFault Status(int status, object? retryAfter = null) => new("status") { Status = status, RetryAfter = retryAfter };
}
