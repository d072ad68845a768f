using ShopifySync.Domain.Catalog;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class ProductSnapshotTests
{
    private static ProductSnapshot Full() => A.Snapshot(A.Variant("Red / S", "gid://1", "R") with { Weight = new Weight(1.50m, "GRAMS"), Price = 10.00m }) with
    {
        Media = [A.Picture("https://a.example/1.jpg", "gid://m")],
        Metafields = [new Metafield("custom", "material", "string", "wool")],
    };

    [Test]
    public void Equal_WhenWrittenTheSame_ThoughReadApart()
    {
        var (one, other) = (Full(), SnapshotJson.Read(SnapshotJson.Write(Full())));

        Assert.That((one.Equals(other), one.GetHashCode() == other.GetHashCode(), one.Equals(one with { Media = [] })), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void Json_OfEveryField_ReadsBackTheSame() =>
        Assert.That(SnapshotJson.Write(SnapshotJson.Read(SnapshotJson.Write(Full()))), Is.EqualTo(SnapshotJson.Write(Full())));

    [Test]
    public void Json_IsWithoutWhatBelongsToTheCatalogue()
    {
        var variant = A.Variant("Red") with { LocalId = VariantId.New() };

        Assert.That(SnapshotJson.Write(A.Snapshot(variant)), Does.Not.Contain("localId").And.Not.Contains("label"));
    }

    [TestCase(Facet.Content, false, true, true)]
    [TestCase(Facet.Media, true, false, true)]
    [TestCase(Facet.Metafields, true, true, false)]
    public void Hash_OfAFacet_MovesWithThatFacetAlone(Facet moved, bool content, bool media, bool metafields)
    {
        var before = Full();
        var after = moved switch
        {
            Facet.Content => before.With([A.Edit(FieldPath.Title, "Other")]),
            Facet.Media => before with { Media = [] },
            _ => before with { Metafields = [] },
        };

        Assert.That(
            Enum.GetValues<Facet>().Select(f => SnapshotHashes.Of(before).Of(f) == SnapshotHashes.Of(after).Of(f)),
            Is.EqualTo(new[] { content, media, metafields }));
    }

    [Test]
    public void Hash_OfAReCreatedVariant_Moves()
    {
        var (before, after) = (A.Snapshot(A.Variant("Red", "gid://1")), A.Snapshot(A.Variant("Red", "gid://2")));

        Assert.That(SnapshotHashes.Of(after).Content, Is.Not.EqualTo(SnapshotHashes.Of(before).Content));
    }

    [Test]
    public void Hash_OfAmounts_IgnoresHowTheyAreWritten()
    {
        var (one, other) = (A.Snapshot(A.Variant(price: 10.0m)), A.Snapshot(A.Variant(price: 10.00m)));

        Assert.That(SnapshotHashes.Of(one).Content, Is.EqualTo(SnapshotHashes.Of(other).Content));
    }

    [Test]
    public void Join_OfFacetsThatWereNeverStored_IsEmpty() =>
        Assert.That(SnapshotJson.Join(new Dictionary<Facet, string> { [Facet.Media] = "" }), Is.EqualTo(ProductSnapshot.Empty));

    [Test]
    public void Join_OfWrittenFacets_IsTheSnapshot() =>
        Assert.That(SnapshotJson.Join(Enum.GetValues<Facet>().ToDictionary(f => f, f => SnapshotJson.Write(Full(), f))), Is.EqualTo(Full()));

    [Test]
    public void Label_FollowsTheOptionValues() => Assert.Multiple(() =>
    {
        Assert.That(A.Variant("Red / S").Label, Is.EqualTo("Red / S"));
        Assert.That((A.Variant("Red") with { OptionValues = ["Blue"] }).Label, Is.EqualTo("Blue"));
        Assert.That((A.Variant("Red") with { OptionValues = default }).Label, Is.EqualTo("Default Title"));
        Assert.That(new VariantSnapshot().Label, Is.EqualTo("Default Title"));
    });

    [Test]
    public void Label_OfThreeLongOptionValues_FitsAPathAndStaysItsOwn()
    {
        var labels = new[] { "red", "blue" }.Select(end => new VariantSnapshot { OptionValues = [new('a', 255), new('b', 255), end] }.Label).ToList();

        Assert.That(labels.Select(l => FieldPath.Variant(l, "inventoryPolicy").Value.Length), Is.All.LessThan(400));
        Assert.That(labels, Is.Unique);
    }

    [Test]
    public void WriteHashed_IsTheTextAndTheHashesOfTheFacets()
    {
        var snapshot = A.Snapshot(A.Variant("Rød / S", "gid://1"), A.Variant("\"Blue\"", "gid://2")) with { Media = [A.Picture("a&b", "gid://m")] };

        var (json, hashes) = SnapshotJson.WriteHashed(snapshot);

        Assert.Multiple(() =>
        {
            Assert.That(json, Is.EqualTo(SnapshotJson.Write(snapshot)));
            Assert.That(hashes, Is.EqualTo(SnapshotHashes.Of(snapshot)));
            Assert.That(hashes.Content, Is.EqualTo(SnapshotJson.Hash(SnapshotJson.Write(snapshot, Facet.Content))));
            Assert.That(hashes.Media, Is.EqualTo(SnapshotJson.Hash(SnapshotJson.Write(snapshot, Facet.Media))));
            Assert.That(hashes.Metafields, Is.EqualTo(SnapshotJson.Hash("[]")));
        });
    }
}
