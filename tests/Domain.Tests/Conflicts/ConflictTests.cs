using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Conflicts;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Conflicts;

public sealed class ConflictTests
{
    private static readonly ConflictSubject Subject = new(StoreId.New(), CatalogueId.New(), ProductId.New(), "gid://shopify/Product/1", "Linen shirt");

    [TestCase(ConflictResolution.Local, null)]
    [TestCase(ConflictResolution.Remote, null)]
    [TestCase(ConflictResolution.Value, "\"a third\"")]
    public void Resolve_AFieldConflict_KeepsWhoDecidedWhat(ConflictResolution resolution, string? value)
    {
        var conflict = OfField();

        var result = conflict.Resolve(1, resolution, value, "mira", A.Noon);

        Assert.That(
            (result.IsFailure, conflict.Status, conflict.Resolution, conflict.ResolvedValue, conflict.ResolvedBy),
            Is.EqualTo((false, ConflictStatus.Resolved, resolution, value, "mira")));
        Assert.That(conflict.TakeEvents(), Is.EqualTo(new[] { new ConflictResolved(conflict.Id, conflict.StoreId, resolution) }));
    }

    [Test]
    public void Resolve_Twice_IsRefused()
    {
        var conflict = OfField();
        conflict.Resolve(1, ConflictResolution.Local, null, "mira", A.Noon);

        Assert.That((conflict.Resolve(1, ConflictResolution.Remote, null, "jon", A.Noon).Error, conflict.ResolvedBy), Is.EqualTo((ConflictErrors.NotOpen, "mira")));
    }

    [Test]
    public void Resolve_AMatchWithoutSayingWhichProduct_IsRefused() =>
        Assert.That(OfMatch().Resolve(1, ConflictResolution.Local, null, "mira", A.Noon).Error, Is.EqualTo(ConflictErrors.NeedsProduct));

    [Test]
    public void Resolve_AMatchWithAValueOfItsOwn_IsRefused() =>
        Assert.That(OfMatch().Resolve(1, ConflictResolution.Value, "x", "mira", A.Noon).Error, Is.EqualTo(ConflictErrors.NoValueForMatch));

    [TestCase(ConflictResolution.Local, "a product")]
    [TestCase(ConflictResolution.Remote, null)]
    public void Resolve_AMatch_TakesAProductOrANewOne(ConflictResolution resolution, string? value) =>
        Assert.That(OfMatch().Resolve(1, resolution, value, "mira", A.Noon).IsFailure, Is.False);

    [Test]
    public void Refresh_ShowsTheValuesOfNow()
    {
        var conflict = OfField();

        conflict.Refresh("Shirt", new FieldDifference(FieldPath.Vendor, DifferenceKind.Conflict, "1", "2", "3", null));

        Assert.That((conflict.ProductTitle, conflict.Baseline, conflict.Local, conflict.Remote), Is.EqualTo(("Shirt", "1", "2", "3")));
    }

    [Test]
    public void Resolve_WhenASideMovedSince_IsRefused()
    {
        var conflict = OfField();
        conflict.Refresh("Shirt", new FieldDifference(FieldPath.Vendor, DifferenceKind.Conflict, "1", "2", "3", null));

        var result = conflict.Resolve(1, ConflictResolution.Local, null, "mira", A.Noon);

        Assert.That((result.Error, conflict.Status, conflict.Revision), Is.EqualTo((ConflictErrors.Moved, ConflictStatus.Open, 2)));
    }

    [Test]
    public void Refresh_WithTheSameValues_KeepsTheRevision()
    {
        var conflict = OfField();

        conflict.Refresh("Shirt, renamed", A.Difference(FieldPath.Vendor, DifferenceKind.Conflict));

        Assert.That((conflict.ProductTitle, conflict.Revision), Is.EqualTo(("Shirt, renamed", 1)));
    }

    [Test]
    public void Refresh_OfAMatchWithOtherCandidates_RaisesTheRevision()
    {
        var conflict = OfMatch();

        conflict.RefreshMatch("Shirt", "{}", "[1]");

        Assert.That(conflict.Revision, Is.EqualTo(2));
    }

    [Test]
    public void Vanish_WhenOpen_IsGone()
    {
        var conflict = OfField();

        conflict.Vanish();

        Assert.That((conflict.Status, conflict.Resolve(1, ConflictResolution.Local, null, "mira", A.Noon).Error), Is.EqualTo((ConflictStatus.Gone, ConflictErrors.NotOpen)));
    }

    [Test]
    public void Vanish_OnceResolved_KeepsTheResolution()
    {
        var conflict = OfField();
        conflict.Resolve(1, ConflictResolution.Local, null, "mira", A.Noon);

        conflict.Vanish();

        Assert.That(conflict.Status, Is.EqualTo(ConflictStatus.Resolved));
    }

    private static Conflict OfField() => Conflict.Raise(Subject, A.Difference(FieldPath.Vendor, DifferenceKind.Conflict), null, A.Noon);

    private static Conflict OfMatch() => Conflict.RaiseMatch(Subject with { ProductId = null }, "{}", "[]", null, A.Noon);
}
