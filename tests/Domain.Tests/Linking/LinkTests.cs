using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Linking;

public sealed class LinkTests
{
    [TestCase(null, null, 0, 0, true, TestName = "MayTrust_TheFirstRead")]
    [TestCase(10, 10, 11, 10, true, TestName = "MayTrust_AReadBegunAfterTheWrite")]
    [TestCase(10, 10, 9, 11, false, TestName = "MayTrust_NoReadBegunBeforeTheWrite")]
    [TestCase(10, 10, 10, 11, false, TestName = "MayTrust_NoReadBegunWithTheWrite")]
    [TestCase(10, 10, 12, 9, false, TestName = "MayTrust_NoReadOlderThanWhatWeKnow")]
    [TestCase(70, 10, 11, 11, true, TestName = "MayTrust_AReadAfterOurClockWasSetBack")]
    public void MayTrust_LateReadsLose(int? writtenAt, int? updatedAt, int readBegan, int readUpdatedAt, bool trusted)
    {
        var link = NewLink();
        if (writtenAt is { } at)
            link.Written(A.Noon.AddMinutes(updatedAt!.Value), A.Noon.AddMinutes(at));

        Assert.That(link.MayTrust(A.Noon.AddMinutes(readBegan), A.Noon.AddMinutes(readUpdatedAt), A.Noon.AddMinutes(13)), Is.EqualTo(trusted));
    }

    [Test]
    public void Written_ForgetsTheLastFailure()
    {
        var link = NewLink();
        link.PushFailed("Too long");

        link.Written(A.Noon, A.Noon);

        Assert.That(link.LastError, Is.Null);
    }

    [Test]
    public void LinkedState_WrittenAndRead_IsTheSame()
    {
        var link = NewLink();
        var agreed = A.Snapshot(A.Variant("Red", "gid://1")) with { Media = [A.Picture("a", "gid://m")] };
        var baseline = new Baseline(agreed, new Dictionary<string, string?> { ["description"] = "\"<br>\"", ["media"] = "[]", ["seo.title"] = null });
        var remote = agreed.With([A.Edit(FieldPath.Title, "Jacket")]);

        LinkedState.Write(link, baseline, remote);

        Assert.Multiple(() =>
        {
            Assert.That(LinkedState.ReadBaseline(link).Remote, Is.EqualTo(agreed));
            Assert.That(LinkedState.ReadBaseline(link).LocalForms, Is.EquivalentTo(baseline.LocalForms));
            Assert.That(LinkedState.ReadRemote(link), Is.EqualTo(remote));
            Assert.That(link.Facet(Facet.Media).Remote, Is.Null, "what equals the baseline is stored once");
        });
    }

    [Test]
    public void ComparedAs_SaysWhatTheLastComparisonLookedAt()
    {
        var link = NewLink();
        var remote = A.Snapshot(A.Variant("Red", "gid://1"));
        LinkedState.Write(link, new Baseline(remote, Baseline.NoLocalForms), remote);
        link.ComparedWith(3, 2);
        var compared = link.ComparedAs;

        var moved = remote.With([A.Edit(FieldPath.Title, "Jacket")]);
        LinkedState.Write(link, new Baseline(remote, Baseline.NoLocalForms), moved);
        var written = link.ComparedAs;
        link.CompareAnew();

        Assert.Multiple(() =>
        {
            Assert.That(compared, Is.EqualTo(Comparison.Of(SnapshotHashes.Of(remote).Together, 3, 2)));
            Assert.That(written, Is.EqualTo(Comparison.Of(SnapshotHashes.Of(moved).Together, 3, 2)));
            Assert.That(link.ComparedAs, Is.Not.EqualTo(written));
        });
    }

    [Test]
    public void ComparedAs_OfAFacetThatWasNeverCompared_IsNothing()
    {
        var link = NewLink();
        link.Facet(Facet.Content);
        link.CompareAnew();

        Assert.That(link.ComparedAs, Is.Null);
    }

    [Test]
    public void LinkedState_OfANewLink_IsEmpty()
    {
        var link = NewLink();
        link.Facet(Facet.Content);

        Assert.That((LinkedState.ReadBaseline(link).Remote, LinkedState.ReadRemote(link)), Is.EqualTo((ProductSnapshot.Empty, ProductSnapshot.Empty)));
    }

    private static Link NewLink() => new(StoreId.New(), ResourceKind.Product, ProductId.New().Value, "gid://shopify/Product/1", A.Noon);
}
