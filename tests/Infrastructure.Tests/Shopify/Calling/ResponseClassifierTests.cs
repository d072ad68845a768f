using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Infrastructure.Shopify.Pacing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Calling;

internal sealed class ResponseClassifierTests
{
    private static readonly ShopDomain Shop = ShopDomain.FromStored("demo.myshopify.com");
    private static readonly CallFacts Read = new(Shop, IsMutation: false, TimeSpan.FromSeconds(30));
    private static readonly CallFacts Write = Read with { IsMutation = true };

    private static readonly TestCaseData[] Answers =
    [
        Case("200 with data", Ok(), null, null),
        Case("401", new(401, BodyKind.Json), FailureClass.FatalForStore, FailureClass.FatalForStore, "Store.WrongToken"),
        Case("402", new(402, BodyKind.Html), FailureClass.FatalForStore, FailureClass.FatalForStore, "Store.Frozen"),
        Case("403", new(403, BodyKind.Empty), FailureClass.FatalForStore, FailureClass.FatalForStore, "Shopify.Forbidden"),
        Case("404", new(404, BodyKind.Html), FailureClass.FatalForStore, FailureClass.FatalForStore, "Store.UnknownShop"),
        Case("423", new(423, BodyKind.Json), FailureClass.FatalForStore, FailureClass.FatalForStore, "Store.LockedByShopify"),
        Case("429", new(429, BodyKind.Empty), FailureClass.Transient, FailureClass.Transient, "Shopify.Busy"),
        Case("430", new(430, BodyKind.Html), FailureClass.Transient, FailureClass.Transient, "Shopify.SecurityRejection"),
        Case("400", new(400, BodyKind.Json), FailureClass.Refused, FailureClass.Refused, "Shopify.NotServed"),
        Case("301", new(301, BodyKind.Empty), FailureClass.Refused, FailureClass.Refused, "Shopify.NotServed"),
        Case("500 html", new(500, BodyKind.Html), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.ServerTrouble"),
        Case("502", new(502, BodyKind.Empty), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.ServerTrouble"),
        Case("520", new(520, BodyKind.Html), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.ServerTrouble"),
        Case("504", new(504, BodyKind.Html), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.TookTooLong"),
        Case("200 html", new(200, BodyKind.Html), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.Unintelligible"),
        Case("200 empty", new(200, BodyKind.Empty), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.Unintelligible"),
        Case("200 cut off", new(200, BodyKind.BrokenJson), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.Unintelligible"),
        Case("200 text", new(200, BodyKind.Other), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.Unintelligible"),
        Case("200 without data and errors", new(200, BodyKind.Json), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.Unintelligible"),
        Case("THROTTLED", Failed("THROTTLED"), FailureClass.Throttled, FailureClass.Throttled, "Shopify.Throttled"),
        Case("MAX_COST_EXCEEDED", Failed("MAX_COST_EXCEEDED"), FailureClass.TooExpensive, FailureClass.TooExpensive, "Shopify.TooExpensive"),
        Case("SHOP_INACTIVE", Failed("SHOP_INACTIVE"), FailureClass.FatalForStore, FailureClass.FatalForStore, "Store.Frozen"),
        Case("ACCESS_DENIED", Failed("ACCESS_DENIED"), FailureClass.FatalForStore, FailureClass.FatalForStore, "Shopify.Forbidden"),
        Case("INTERNAL_SERVER_ERROR", Failed("INTERNAL_SERVER_ERROR"), FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.InternalError"),
        Case("undefinedField", Failed("undefinedField"), FailureClass.Refused, FailureClass.Refused, "Shopify.Refused"),
        Case("no code", Failed(null), FailureClass.Refused, FailureClass.Refused, "Shopify.Refused"),
        Case("data and errors", Failed("SOMETHING_NEW") with { HasData = true }, FailureClass.Refused, FailureClass.UnknownOutcome, "Shopify.Refused"),
        Case("data and internal error", Failed("INTERNAL_SERVER_ERROR") with { HasData = true }, FailureClass.Transient, FailureClass.UnknownOutcome, "Shopify.InternalError"),
        Case("ignored filter", Ok() with { SearchWarnings = ["statuz: Invalid search field for this query."] }, FailureClass.Refused, FailureClass.Refused, "Shopify.SearchNotUnderstood"),
    ];

    [TestCaseSource(nameof(Answers))]
    public void Of_AnAnswerToARead(ShopifyReply reply, FailureClass? read, FailureClass? write, string? code)
    {
        var failure = ResponseClassifier.Of(reply, Read);

        Assert.That((failure?.Class, failure?.Error.Code), Is.EqualTo((read, code)));
    }

    [TestCaseSource(nameof(Answers))]
    public void Of_AnAnswerToAWrite(ShopifyReply reply, FailureClass? read, FailureClass? write, string? code)
    {
        var failure = ResponseClassifier.Of(reply, Write);

        Assert.That((failure?.Class, failure?.Error.Code), Is.EqualTo((write, code)));
    }

    [TestCaseSource(nameof(Answers))]
    public void Of_AnyFailure_SaysWhatToDo(ShopifyReply reply, FailureClass? read, FailureClass? write, string? code)
    {
        var failure = ResponseClassifier.Of(reply, Read);

        Assert.That(failure?.Error.NextStep ?? "", code is null ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public void Of_AWriteThatMayHaveHappened_WaitsOutTheTimeout()
    {
        var failure = ResponseClassifier.Of(new ShopifyReply(503, BodyKind.Html) { RetryAfter = TimeSpan.FromSeconds(1) }, Write);

        Assert.That(failure!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [TestCase("`write_products` access scope. Also: The user must have a permission to update products.", "write_products")]
    [TestCase("`read_inventory` access scope or `read_products` access scope.", "read_inventory, read_products")]
    public void Of_ADeniedField_NamesTheScopes(string requiredAccess, string scopes)
    {
        var reply = new ShopifyReply(200, BodyKind.Json) { Errors = [new GraphQLError("Access denied.", "ACCESS_DENIED", requiredAccess)] };

        var failure = ResponseClassifier.Of(reply, Read);

        Assert.That(failure!.Error, Is.EqualTo(StoreErrors.MissingScopes(scopes.Split(", "))));
    }

    [TestCase(752, 666, 50, 1.72)]
    [TestCase(10, 9, 1_000, 1, Description = "at least a second")]
    public void Of_AThrottledCall_WaitsUntilItIsAffordable(double requested, double available, double rate, double seconds)
    {
        var reply = Failed("THROTTLED") with { Cost = new QueryCost(requested, null, 1_000, available, rate) };

        var failure = ResponseClassifier.Of(reply, Read);

        Assert.That(failure!.RetryAfter!.Value.TotalSeconds, Is.EqualTo(seconds).Within(0.001));
    }

    [Test]
    public void Of_SeveralErrors_TheGravestDecides()
    {
        var reply = new ShopifyReply(200, BodyKind.Json)
        {
            Errors = [new GraphQLError("Throttled", "THROTTLED"), new GraphQLError("Access denied", "ACCESS_DENIED")],
        };

        Assert.That(ResponseClassifier.Of(reply, Read)!.Class, Is.EqualTo(FailureClass.FatalForStore));
    }

    [Test]
    public void Of_WordsWithATokenInThem_MasksIt()
    {
        var reply = new ShopifyReply(200, BodyKind.Json) { Errors = [new GraphQLError("Bad token shpat_0123456789abcdef here", null)] };

        Assert.That(ResponseClassifier.Of(reply, Read)!.Error.Message, Does.Contain("***").And.Not.Contain("shpat_"));
    }

    [TestCase(true, true, FailureClass.UnknownOutcome)]
    [TestCase(true, false, FailureClass.Transient)]
    [TestCase(false, true, FailureClass.Transient)]
    public void OfNoAnswer_DependsOnWhetherAWriteWasSent(bool isMutation, bool wasSent, FailureClass expected)
    {
        var failure = ResponseClassifier.OfNoAnswer(wasSent, "the connection broke.", isMutation ? Write : Read);

        Assert.That((failure.Class, failure.Error.Kind), Is.EqualTo((expected, ErrorKind.Unavailable)));
    }

    private static ShopifyReply Ok() => new(200, BodyKind.Json) { HasData = true };

    private static ShopifyReply Failed(string? code) => new(200, BodyKind.Json) { Errors = [new GraphQLError("Shopify's words", code)] };

    private static TestCaseData Case(string name, ShopifyReply reply, FailureClass? read, FailureClass? write, string? code = null) =>
        new TestCaseData(reply, read, write, code).SetArgDisplayNames(name);
}
