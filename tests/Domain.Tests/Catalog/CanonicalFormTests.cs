using System.Collections.Immutable;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class CanonicalFormTests
{
    [Test]
    public void Tags_AreTrimmedUniqueAndInOneOrder() =>
        Assert.That(CanonicalForm.Tags([" summer", "Linen", "", "linen", "SUMMER ", "a"]), Is.EqualTo(new[] { "a", "Linen", "summer" }));

    [Test]
    public void Tags_InAnyOrder_AreTheSame() =>
        Assert.That(CanonicalForm.Tags(["b", "a", "ß", "Ä", "ä2"]), Is.EqualTo(CanonicalForm.Tags(["ä2", "Ä", "ß", "a", "b"])));

    [TestCase("  Linen  shirt ", "Linen  shirt")]
    [TestCase("e\u0301", "e\u0301", TestName = "Line_OfCombiningLetters_StaysAsTyped")]
    [TestCase(null, "")]
    [TestCase("\t\r\n", "")]
    public void Line_IsTrimmed(string? typed, string line) => Assert.That(CanonicalForm.Line(typed), Is.EqualTo(line));

    [TestCase(" ", null)]
    [TestCase(null, null)]
    [TestCase(" a ", "a")]
    public void LineOrNull_OfNothing_IsAbsent(string? typed, string? line) => Assert.That(CanonicalForm.LineOrNull(typed), Is.EqualTo(line));

    [TestCase(" <p>a</p>\r\n<p>b</p>\n", "<p>a</p>\n<p>b</p>")]
    [TestCase("<p>a<br/></p>", "<p>a<br/></p>")]
    [TestCase("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [TestCase(null, "")]
    public void Html_KeepsItsMarkUp(string? html, string canonical) => Assert.That(CanonicalForm.Html(html), Is.EqualTo(canonical));

    [TestCase("Linen Shirt", "linen-shirt")]
    [TestCase("  --Linen / Shirt!! ", "linen-shirt")]
    [TestCase("Ärmel 2", "ärmel-2")]
    [TestCase("a_b", "a_b")]
    [TestCase("👕", "")]
    public void Handle_IsMadeAsShopifyMakesIt(string typed, string handle) => Assert.That(CanonicalForm.Handle(typed), Is.EqualTo(handle));

    [TestCase("https://cdn.shopify.com/s/files/1/a.jpg?v=17", "https://cdn.shopify.com/s/files/1/a.jpg")]
    [TestCase("https://a.example/a.jpg?size=2", "https://a.example/a.jpg?size=2")]
    [TestCase(" https://a.example/a.jpg ", "https://a.example/a.jpg")]
    public void MediaSource_IsWithoutTheVersion(string url, string source) => Assert.That(CanonicalForm.MediaSource(url), Is.EqualTo(source));

    [Test]
    public void Options_WithTheDefaultTitle_AreNone() => Assert.Multiple(() =>
    {
        Assert.That(CanonicalForm.Options([new("Title", ["Default Title"])]), Is.Empty);
        Assert.That(CanonicalForm.OptionValues(["Default Title"]), Is.Empty);
        Assert.That(CanonicalForm.OptionValues([" Red", "S "]), Is.EqualTo(new[] { "Red", "S" }));
    });

    [Test]
    public void Options_WithRealOptions_KeepTheirOrder()
    {
        var options = CanonicalForm.Options([new(" Size ", ["S", " M"]), new("Colour", default)]);

        Assert.That(options.Select(o => $"{o.Name}: {string.Join(',', o.Values)}"), Is.EqualTo(new[] { "Size: S,M", "Colour: " }));
    }

    [Test]
    public void Media_WithoutAnAltText_HasAnEmptyOne()
    {
        var item = FieldValue.Read<ImmutableArray<MediaItem>>("""[{"source":" https://a.example/1.jpg?v=2 "}]""");

        Assert.That(CanonicalForm.Media(item).Single(), Is.EqualTo(new MediaItem("https://a.example/1.jpg", "", "", null)));
    }
}
