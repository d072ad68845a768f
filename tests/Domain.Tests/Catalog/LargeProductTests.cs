using System.Diagnostics;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

/// <summary>Shopify's largest product, 2,048 variants. The limits are wide: they catch work that grows with the square.</summary>
public sealed class LargeProductTests
{
    private static readonly ProductSnapshot Agreed = A.Snapshot(
        [.. Enumerable.Range(0, ProductRules.VariantCount).Select(n => A.Variant($"Colour {n % 64} / Size {n / 64}", $"gid://{n}", $"SKU-{n}"))]);

    private static readonly FieldEdit[] EveryPrice =
        [.. Agreed.Content.Variants.SelectMany(v => new[] { A.Edit(FieldPath.Variant(v.Label, "price"), 5m), A.Edit(FieldPath.Variant(v.Label, "tracked"), true) })];

    [Test]
    public void Between_WhenEveryVariantMoved_IsFast()
    {
        var remote = Agreed.With(EveryPrice);

        var differences = Within(1_500, () => ProductDiff.Between(A.Baseline(Agreed), Agreed, remote, SyncPolicy.Default));

        Assert.That(differences, Has.Count.EqualTo(2 * ProductRules.VariantCount));
    }

    [Test]
    public void Between_WhenEveryVariantWasMadeAnew_IsFast()
    {
        var remote = Agreed with { Content = Agreed.Content with { Variants = [.. Agreed.Content.Variants.Select(v => v with { RemoteId = v.RemoteId + "-new", OptionValues = ["New", .. v.OptionValues] })] } };

        var differences = Within(1_500, () => ProductDiff.Between(A.Baseline(Agreed), Agreed, remote, SyncPolicy.Default));

        Assert.That(differences, Has.Count.EqualTo(ProductRules.VariantCount).And.All.Matches<FieldDifference>(d => d.Path.VariantField == "optionValues"));
    }

    [Test]
    public void Agree_OnEveryVariant_IsFast()
    {
        var remote = Agreed.With(EveryPrice);

        var agreed = Within(1_500, () => A.Baseline(Agreed).Agree([.. EveryPrice.Select(e => new Agreement(e.Path, "6", e.Value))], Agreed, remote));

        Assert.That(agreed.Remote, Is.EqualTo(remote));
    }

    [Test]
    public void Edit_OfEveryVariant_IsFast()
    {
        var moved = Within(1_500, () => A.Good(Product.Create(CatalogueId.New(), Agreed, A.Noon).Edit(EveryPrice, A.Noon)));

        Assert.That(moved, Has.Count.EqualTo(2 * ProductRules.VariantCount));
    }

    /// <summary>The best of three tries: a busy machine is not what these tests are about.</summary>
    private static T Within<T>(int milliseconds, Func<T> work)
    {
        var (made, took) = Enumerable.Range(0, 3).Select(_ => Timed(work)).MinBy(t => t.Took);
        TestContext.Out.WriteLine($"{took} ms");
        Assert.That(took, Is.LessThan(milliseconds));
        return made;
    }

    private static (T Made, long Took) Timed<T>(Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        var made = work();
        return (made, clock.ElapsedMilliseconds);
    }
}
