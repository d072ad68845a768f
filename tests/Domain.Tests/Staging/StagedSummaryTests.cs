using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Staging;

public sealed class StagedSummaryTests
{
    [TestCase("10", "9", -1_000)]
    [TestCase("9.99", "10.99", 1_001)]
    [TestCase("0", "5", int.MaxValue)]
    [TestCase("0", "0.00", 0)]
    [TestCase("0.01", "79228162514264337593543950335", int.MaxValue)]
    public void PriceChange_IsInBasisPoints(string remote, string proposed, int points)
    {
        var change = A.StagedChange().Of(A.Difference(A.Price, local: proposed, remote: remote)).Build();

        Assert.That(change.Summary.PriceChange, Is.EqualTo(points));
    }

    [Test]
    public void PriceChange_OfAnInboundPrice_IsMeasuredFromTheCatalogue()
    {
        var change = A.StagedChange().Inbound().Of(A.Difference(A.Price, DifferenceKind.Inbound, "10", "12")).Build();

        Assert.That(change.Summary.PriceChange, Is.EqualTo(2_000));
    }

    [Test]
    public void PriceChange_OfSeveralPrices_IsTheLargestEitherWay()
    {
        var change = A.StagedChange().Of(
            A.Difference(FieldPath.Variant("Red", "price"), local: "11", remote: "10"),
            A.Difference(FieldPath.Variant("Blue", "price"), local: "5", remote: "10")).Build();

        Assert.That(change.Summary.PriceChange, Is.EqualTo(-5_000));
    }

    [Test]
    public void PriceChange_WithoutAPrice_IsNone() => Assert.That(A.StagedChange().Build().Summary.PriceChange, Is.Null);

    [Test]
    public void Fields_OfEveryKind_HaveABit()
    {
        var known = ProductFields.OfProduct.Append(FieldPath.Media).Append(FieldPath.Metafield("a", "b")).Append(FieldPath.Variant("Red"))
            .Concat(ProductFields.OfVariant.Select(f => FieldPath.Variant("Red", f)));

        Assert.That(known.Select(StagedSummary.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<StagedFields>().Where(f => f != StagedFields.None)));
    }

    [Test]
    public void Summary_ShowsTheProduct()
    {
        var shown = A.Snapshot(A.Variant("Red", sku: "R"), A.Variant("Blue", sku: "B"), A.Variant("Sand")) with { Media = [A.Picture("gid://1", "gid://1"), A.Picture("https://a.example/1.jpg")] };

        var summary = StagedSummary.Of(shown, A.StagedChange().Build().Fields);

        Assert.That(summary, Is.EqualTo(new StagedSummary("Linen shirt", "Weaver", "", "R B", null, StagedFields.Title | StagedFields.Vendor, 2, "https://a.example/1.jpg", "linen shirt linen-shirt r b")));
    }

    [Test]
    public void Summary_OfManySkus_IsCut()
    {
        var shown = A.Snapshot([.. Enumerable.Range(0, 200).Select(n => A.Variant($"V{n}", sku: $"SKU-{n}"))]);

        Assert.That(StagedSummary.Of(shown, []).Sku, Has.Length.EqualTo(400));
    }
}
