using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

/// <summary>Who moved decides what is proposed, under each ownership and each strategy.</summary>
public sealed class ProductDiffTests
{
    private const string Was = "\"was\"";
    private const string Here = "\"here\"";
    private const string There = "\"there\"";

    // ownership, strategy, local, remote => what it asks for, what it proposes
    [TestCase(Ownership.Both, ConflictStrategy.ManualReview, "was", "was", null, null)]
    [TestCase(Ownership.Both, ConflictStrategy.ManualReview, "was", "there", DifferenceKind.Inbound, There)]
    [TestCase(Ownership.Both, ConflictStrategy.ManualReview, "here", "was", DifferenceKind.Outbound, Here)]
    [TestCase(Ownership.Both, ConflictStrategy.ManualReview, "here", "here", DifferenceKind.Agreed, Here)]
    [TestCase(Ownership.Both, ConflictStrategy.ManualReview, "here", "there", DifferenceKind.Conflict, null)]
    [TestCase(Ownership.Both, ConflictStrategy.LocalWins, "here", "there", DifferenceKind.Outbound, Here)]
    [TestCase(Ownership.Both, ConflictStrategy.LocalWins, "was", "there", DifferenceKind.Inbound, There)]
    [TestCase(Ownership.Both, ConflictStrategy.ShopifyWins, "here", "there", DifferenceKind.Inbound, There)]
    [TestCase(Ownership.Both, ConflictStrategy.ShopifyWins, "here", "was", DifferenceKind.Outbound, Here)]
    [TestCase(Ownership.Both, ConflictStrategy.Merge, "here", "there", DifferenceKind.Conflict, null)]
    [TestCase(Ownership.LocalOwns, ConflictStrategy.ManualReview, "was", "was", null, null)]
    [TestCase(Ownership.LocalOwns, ConflictStrategy.ManualReview, "was", "there", DifferenceKind.Outbound, Was)]
    [TestCase(Ownership.LocalOwns, ConflictStrategy.ManualReview, "here", "was", DifferenceKind.Outbound, Here)]
    [TestCase(Ownership.LocalOwns, ConflictStrategy.ManualReview, "here", "there", DifferenceKind.Outbound, Here)]
    [TestCase(Ownership.LocalOwns, ConflictStrategy.ManualReview, "here", "here", DifferenceKind.Agreed, Here)]
    [TestCase(Ownership.ShopifyOwns, ConflictStrategy.ManualReview, "was", "there", DifferenceKind.Inbound, There)]
    [TestCase(Ownership.ShopifyOwns, ConflictStrategy.ManualReview, "here", "was", DifferenceKind.Inbound, Was)]
    [TestCase(Ownership.ShopifyOwns, ConflictStrategy.ManualReview, "here", "there", DifferenceKind.Inbound, There)]
    [TestCase(Ownership.ShopifyOwns, ConflictStrategy.ManualReview, "here", "here", DifferenceKind.Agreed, Here)]
    [TestCase(Ownership.Ignored, ConflictStrategy.ManualReview, "was", "there", null, null)]
    [TestCase(Ownership.Ignored, ConflictStrategy.ManualReview, "here", "there", null, null)]
    [TestCase(Ownership.Ignored, ConflictStrategy.ManualReview, "here", "here", null, null)]
    public void Between_OfOneField_FollowsTheTable(
        Ownership ownership, ConflictStrategy strategy, string local, string remote, DifferenceKind? kind, string? proposed)
    {
        var policy = Policy(new FieldPolicy("vendor", ownership, strategy));

        var difference = ProductDiff.Between(A.Baseline(Vendor("was")), Vendor(local), Vendor(remote), policy).SingleOrDefault();

        Assert.That(difference, Is.EqualTo(kind is null ? null
            : new FieldDifference(FieldPath.Vendor, kind.Value, Was, $"\"{local}\"", $"\"{remote}\"", proposed)));
    }

    [TestCase("a b c", "a b c d", "a b c e", "a b c d e", "a b c d e")]
    [TestCase("a b c", "a b", "a c", "a", "a")]
    [TestCase("a b", "a b c", "b", "b c", "b c")]
    [TestCase("a b", "b", "b c", "b c", null, TestName = "Between_WhenTheMergeIsWhatTheStoreHas_OnlyTheCatalogueMoves")]
    [TestCase("a b", "b c", "b", null, "b c", TestName = "Between_WhenTheMergeIsWhatTheCatalogueHas_OnlyTheStoreMoves")]
    [TestCase("a", "A b", "a c", "A b c", "A b c", TestName = "Between_WhenOnlyTheCaseOfATagMoved_TheMergeKeepsOne")]
    public void Between_MergingTags_KeepsWhatEitherAddedAndDropsWhatEitherRemoved(
        string was, string local, string remote, string? inbound, string? outbound)
    {
        var policy = Policy(new FieldPolicy("tags", Ownership.Both, ConflictStrategy.Merge));

        var differences = ProductDiff.Between(A.Baseline(Tagged(was)), Tagged(local), Tagged(remote), policy);

        Assert.That(
            (Proposed(differences, DifferenceKind.Inbound), Proposed(differences, DifferenceKind.Outbound), differences.Count(d => d.Kind == DifferenceKind.Conflict)),
            Is.EqualTo((inbound, outbound, 0)));
    }

    [Test]
    public void Between_UnderSeveralRules_TheOneForTheFieldComesFirst()
    {
        var policy = Policy(
            new FieldPolicy("*", Ownership.Ignored, ConflictStrategy.ManualReview),
            new FieldPolicy("variants.price", Ownership.ShopifyOwns, ConflictStrategy.ManualReview));
        var remote = A.Snapshot(A.Variant(price: 5)).With([A.Edit(FieldPath.Title, "Other")]);

        var differences = ProductDiff.Between(A.Baseline(A.Snapshot()), A.Snapshot(), remote, policy);

        Assert.That(differences.Select(d => (d.Path, d.Kind)), Is.EqualTo(new[] { (A.Price, DifferenceKind.Inbound) }));
    }

    [TestCase(Side.Remote, DifferenceKind.Inbound)]
    [TestCase(Side.Local, DifferenceKind.Outbound)]
    public void Between_AtFirstContact_TheLeadingSideIsProposed(Side leading, DifferenceKind kind)
    {
        var local = A.Snapshot(A.Variant("Red", sku: "R", price: 1), A.Variant("Green"));
        var remote = A.Snapshot(A.Variant("Red", "gid://1", "R", 2), A.Variant("Blue", "gid://2")).With([A.Edit(FieldPath.SeoTitle, "Seo")]);

        var differences = ProductDiff.Between(Baseline.AtFirstContact(local, remote, leading), local, remote, SyncPolicy.Default);

        Assert.That(differences.Select(d => (d.Path.Value, d.Kind)), Is.EquivalentTo(new[]
        {
            ("seo.title", kind), ("variants[Red].price", kind), ("variants[Green]", kind), ("variants[Blue]", kind),
        }));
    }

    [Test]
    public void Between_AVariantThatOneSideRemovedAndTheOtherEdited_IsAConflict()
    {
        var was = A.Snapshot(A.Variant("Red", "gid://1"), A.Variant("Blue", "gid://2"));
        var local = A.Snapshot(was.Content.Variants[0]);
        var remote = was.With([A.Edit(FieldPath.Variant("Blue", "price"), 5m)]);

        var difference = ProductDiff.Between(A.Baseline(was), local, remote, SyncPolicy.Default).Single();

        Assert.That((difference.Path, difference.Kind, difference.Local), Is.EqualTo((FieldPath.Variant("Blue"), DifferenceKind.Conflict, (string?)null)));
    }

    [Test]
    public void Between_AVariantThatBothRemoved_TheBaselineFollows()
    {
        var was = A.Snapshot(A.Variant("Red", "gid://1"), A.Variant("Blue", "gid://2"));
        var now = A.Snapshot(was.Content.Variants[0]);

        var difference = ProductDiff.Between(A.Baseline(was), now, now, SyncPolicy.Default).Single();

        Assert.That((difference.Path, difference.Kind, difference.Proposed), Is.EqualTo((FieldPath.Variant("Blue"), DifferenceKind.Agreed, (string?)null)));
    }

    [Test]
    public void Between_ProductsWithoutVariants_SeesNoDifference() =>
        Assert.That(ProductDiff.Between(A.Baseline(ProductSnapshot.Empty), ProductSnapshot.Empty, ProductSnapshot.Empty, SyncPolicy.Default), Is.Empty);

    private static ProductSnapshot Vendor(string vendor) => A.Snapshot().With([A.Edit(FieldPath.Vendor, vendor)]);

    private static ProductSnapshot Tagged(string tags) => A.Snapshot().With([A.Edit(FieldPath.Tags, tags.Split(' '))]);

    private static SyncPolicy Policy(params FieldPolicy[] fields) => new(1, [.. fields], Side.Remote);

    private static string? Proposed(IReadOnlyList<FieldDifference> differences, DifferenceKind kind) =>
        differences.SingleOrDefault(d => d.Kind == kind) is { } difference ? string.Join(' ', FieldValue.Read<string[]>(difference.Proposed)!) : null;
}
