using ShopifySync.Application.Staging;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Web.Components.Pages.Staging;

namespace ShopifySync.Web.Tests.Components.Staging;

public sealed class ReviewPartsTests
{
    [Test]
    public async Task ReviewField_OfTags_MarksWhatComesAndGoes()
    {
        var html = await Field(Of(FieldPath.Tags, """["linen","old"]""", """["linen","new"]"""));

        Assert.That(html, Does.Contain("mark mark-removed").And.Contain("old").And.Contain("mark mark-added").And.Contain("new"));
    }

    [Test]
    public async Task ReviewField_OfHtml_ShowsItAsTextThatCannotRun()
    {
        var html = await Field(Of(FieldPath.Description, "\"<p>a</p>\"", "\"<script>alert(1)</script>\""));

        Assert.That(html, Does.Not.Contain("<script>").And.Contain("&lt;script&gt;"));
    }

    [TestCase(Direction.Outbound, true)]
    [TestCase(Direction.Inbound, false)]
    public async Task ReviewField_OfAMetafield_SaysWhenItIsNotSent(Direction direction, bool said)
    {
        const string Value = """{"type":"single_line_text_field","value":"Hand wash"}""";

        var html = await Field(Of(FieldPath.Metafield("custom", "care"), null, Value), direction);

        Assert.That(html.Contains("Pushing media and metafields comes with a later version; it will not be sent.", StringComparison.Ordinal), Is.EqualTo(said));
    }

    [Test]
    public async Task ReviewField_ThatWentStale_ShowsTheMessageAndWhatIsThereNow()
    {
        var field = Of(FieldPath.Title, "\"Shirt\"", "\"Shirt, new\"") with { Remote = "\"Shirt, newest\"", Outcome = FieldOutcome.Stale, Message = "Shopify moved." };

        var html = await Field(field);

        Assert.That(html, Does.Contain("Shopify moved.").And.Contain("Shopify now").And.Contain("Shirt, newest"));
    }

    [Test]
    public async Task ProductCard_ShowsTheWholeProduct()
    {
        var snapshot = new ProductSnapshot(
            new ProductContent { Title = "Mug", Handle = "mug", Vendor = "Kiln", Variants = [new VariantSnapshot { Sku = "MUG-1", Price = 12 }] }, [], []);

        var html = await Rendered.Html<ProductCard>(new() { [nameof(ProductCard.Snapshot)] = snapshot });

        Assert.That(html, Does.Contain("Kiln").And.Contain("MUG-1").And.Contain("12.00"));
    }

    private static StagedField Of(FieldPath path, string? local, string? remote) =>
        new(path, local, local, remote, remote, FieldDecision.Pending, FieldOutcome.None, null);

    private static Task<string> Field(StagedField field, Direction direction = Direction.Inbound) => Rendered.Html<ReviewField>(new()
    {
        [nameof(ReviewField.Field)] = field,
        [nameof(ReviewField.Direction)] = direction,
    });
}
