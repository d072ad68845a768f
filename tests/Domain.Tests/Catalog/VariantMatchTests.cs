using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class VariantMatchTests
{
    [Test]
    public void Of_ALinkedVariant_FindsItUnderAnotherNameAndSku() =>
        Assert.That(
            Match([A.Variant("Red", "gid://1", "R")], [A.Variant("Crimson", "gid://1", "C")], [A.Variant("Rouge", "gid://1", "X")]),
            Is.EqualTo(new[] { "Crimson: Red Crimson Rouge" }));

    [Test]
    public void Of_AnUnlinkedVariant_FindsItByOptionValuesWhateverTheirCase() =>
        Assert.That(
            Match([], [A.Variant("red / s", sku: "1")], [A.Variant("Red / S", "gid://1", "2")]),
            Is.EqualTo(new[] { "red / s: - red / s Red / S" }));

    [Test]
    public void Of_AnUnlinkedVariantOfAnotherName_FindsItBySku() =>
        Assert.That(Match([], [A.Variant("Red", sku: "R")], [A.Variant("Rouge", "gid://1", "r")]), Is.EqualTo(new[] { "Red: - Red Rouge" }));

    [Test]
    public void Of_ALink_ComesBeforeOptionValues() =>
        Assert.That(
            Match([], [A.Variant("Red", "gid://1"), A.Variant("Blue", "gid://2")], [A.Variant("Blue", "gid://1"), A.Variant("Red", "gid://2")]),
            Is.EqualTo(new[] { "Red: - Red Blue", "Blue: - Blue Red" }));

    [Test]
    public void Of_OptionValues_ComeBeforeTheSku() =>
        Assert.That(
            Match([], [A.Variant("Red", sku: "1"), A.Variant("Blue", sku: "2")], [A.Variant("Blue", "gid://1", "1"), A.Variant("Red", "gid://2", "2")]),
            Is.EqualTo(new[] { "Red: - Red Red", "Blue: - Blue Blue" }));

    [Test]
    public void Of_DuplicateSkus_NeverGuesses() =>
        Assert.That(
            Match([], [A.Variant("Red", sku: "X"), A.Variant("Blue", sku: "X")], [A.Variant("Rouge", "gid://1", "X")]),
            Is.EqualTo(new[] { "Red: - Red -", "Blue: - Blue -", "Rouge: - - Rouge" }));

    [Test]
    public void Of_AReCreatedVariant_FindsItThoughItsIdIsAnother() =>
        Assert.That(
            Match([A.Variant("Red", "gid://1")], [A.Variant("Red", "gid://1")], [A.Variant("Red", "gid://9")]),
            Is.EqualTo(new[] { "Red: Red Red Red" }));

    [Test]
    public void Of_AVariantReCreatedThereAndRenamedHere_FindsItByItsNameInTheStore() =>
        Assert.That(
            Match([A.Variant("Red", "gid://1")], [A.Variant("Crimson", "gid://1")], [A.Variant("Red", "gid://9")]),
            Is.EqualTo(new[] { "Crimson: Red Crimson Red" }));

    [Test]
    public void Of_ANameTakenByAnotherVariant_DoesNotMixThemUp() =>
        Assert.That(
            Match(
                [A.Variant("Red", "gid://1")], [A.Variant("Red", "gid://1")],
                [A.Variant("Blue", "gid://1"), A.Variant("Red", "gid://2")]),
            Is.EqualTo(new[] { "Red: Red Red Blue", "Red #2: - - Red" }));

    [Test]
    public void Of_TheCataloguesVariants_AreNamedAsTheCatalogueNamesThem()
    {
        var local = A.Snapshot(A.Variant("Red", sku: "1"), A.Variant("Red", sku: "2"), A.Variant("Red #2", sku: "3"));
        var remote = A.Snapshot(A.Variant("Red", "gid://1"), A.Variant("Blue", "gid://2"));

        var trios = VariantMatch.Of(ProductSnapshot.Empty, local, remote).Where(t => t.Local is not null).ToList();

        Assert.That(trios.Select(t => t.Key), Is.EqualTo(new[] { "Red", "Red #3", "Red #2" }));
        Assert.That(trios.Select(t => FieldValue.Display(local.Read(FieldPath.Variant(t.Key, "sku")))), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public void WithRemoteIds_GivesTheCataloguesVariantsTheStoresIds()
    {
        var local = A.Snapshot(A.Variant("Red"), A.Variant("Green"), A.Variant("Blue", sku: "B"));
        var remote = A.Snapshot(A.Variant("Bleu", "gid://3", "B"), A.Variant("Red", "gid://1"));

        Assert.That(VariantMatch.WithRemoteIds(local, remote).Content.Variants.Select(v => v.RemoteId), Is.EqualTo(new[] { "gid://1", null, "gid://3" }));
    }

    private static IEnumerable<string> Match(VariantSnapshot[] baseline, VariantSnapshot[] local, VariantSnapshot[] remote) =>
        VariantMatch.Of(Of(baseline), Of(local), Of(remote)).Select(t => $"{t.Key}: {t.Baseline?.Label ?? "-"} {t.Local?.Label ?? "-"} {t.Remote?.Label ?? "-"}");

    private static ProductSnapshot Of(VariantSnapshot[] variants) =>
        ProductSnapshot.Empty with { Content = ProductSnapshot.Empty.Content with { Variants = [.. variants] } };
}
