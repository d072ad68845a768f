using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

/// <summary>Shopify's largest product, 2,048 variants: nothing is cut off. How long it takes is the benchmarks' business.</summary>
public sealed class LargeProductTests
{
    private static readonly ProductSnapshot Agreed = A.Snapshot(
        [.. Enumerable.Range(0, ProductRules.VariantCount).Select(n => A.Variant($"Colour {n % 64} / Size {n / 64}", $"gid://{n}", $"SKU-{n}"))]);

    private static readonly FieldEdit[] EveryPrice =
        [.. Agreed.Content.Variants.SelectMany(v => new[] { A.Edit(FieldPath.Variant(v.Label, "price"), 5m), A.Edit(FieldPath.Variant(v.Label, "tracked"), true) })];

    [Test]
    public void Between_WhenEveryVariantMoved_FindsEveryField()
    {
        var remote = Agreed.With(EveryPrice);

        var differences = ProductDiff.Between(A.Baseline(Agreed), Agreed, remote, SyncPolicy.Default);

        Assert.That(differences, Has.Count.EqualTo(2 * ProductRules.VariantCount));
    }

    [Test]
    public void Between_WhenEveryVariantWasMadeAnew_FindsEachByItsSku()
    {
        var remote = Agreed with { Content = Agreed.Content with { Variants = [.. Agreed.Content.Variants.Select(v => v with { RemoteId = v.RemoteId + "-new", OptionValues = ["New", .. v.OptionValues] })] } };

        var differences = ProductDiff.Between(A.Baseline(Agreed), Agreed, remote, SyncPolicy.Default);

        Assert.That(differences, Has.Count.EqualTo(ProductRules.VariantCount).And.All.Matches<FieldDifference>(d => d.Path.VariantField == "optionValues"));
    }

    [Test]
    public void Agree_OnEveryVariant_MovesTheWholeBaseline()
    {
        var remote = Agreed.With(EveryPrice);

        var agreed = A.Baseline(Agreed).Agree([.. EveryPrice.Select(e => new Agreement(e.Path, "6", e.Value))], Agreed, remote);

        Assert.That(agreed.Remote, Is.EqualTo(remote));
    }

    [Test]
    public void Edit_OfEveryVariant_TellsEveryField()
    {
        var moved = A.Good(Product.Create(CatalogueId.New(), Agreed, A.Noon).Edit(EveryPrice, A.Noon));

        Assert.That(moved, Has.Count.EqualTo(2 * ProductRules.VariantCount));
    }
}
