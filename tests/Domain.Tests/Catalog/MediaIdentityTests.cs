using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class MediaIdentityTests
{
    private const string Front = "https://cdn.example/front.jpg";

    [Test]
    public void Between_WhenTheCdnMovedAFile_SeesNoDifference() =>
        Assert.That(Differences([A.Picture(Front, "gid://1")], [A.Picture(Front)], [A.Picture("https://cdn2.example/f.jpg", "gid://1")]), Is.Empty);

    [Test]
    public void Between_AnotherFileAtThePlaceOfTheFirst_IsAnEdit() =>
        Assert.That(Differences([A.Picture(Front, "gid://1")], [A.Picture(Front)], [A.Picture("https://cdn.example/back.jpg", "gid://2")]), Has.Count.EqualTo(1));

    [Test]
    public void Between_ANewOrderOfTheSameFiles_IsAnEdit()
    {
        MediaItem[] agreed = [A.Picture("a", "gid://1"), A.Picture("b", "gid://2")];

        Assert.That(Differences(agreed, agreed, [agreed[1], agreed[0]]).Single().Kind, Is.EqualTo(DifferenceKind.Inbound));
    }

    [Test]
    public void Between_WhileANewFileIsBeingProcessed_Waits() =>
        Assert.That(Differences([], [], [A.Picture("gid://1", "gid://1")]), Is.Empty);

    [Test]
    public void Between_OnceTheFileIsProcessed_ShowsItsAddress() =>
        Assert.That(Differences([], [], [A.Picture(Front, "gid://1")]).Single().Proposed, Does.Contain(Front));

    [Test]
    public void Between_WhenAFileWePushedIsProcessed_SeesNoDifference()
    {
        var supplier = A.Snapshot() with { Media = [A.Picture("https://supplier.example/1.jpg")] };
        var processing = A.Snapshot() with { Media = [A.Picture("gid://1", "gid://1")] };
        var pushed = A.Baseline(A.Snapshot()).Agree(
            [new Agreement(FieldPath.Media, supplier.Read(FieldPath.Media), FieldValue.Of(processing.Media))], supplier, A.Snapshot());

        var ready = A.Snapshot() with { Media = [A.Picture(Front, "gid://1")] };
        Assert.That(ProductDiff.Between(pushed, supplier, ready, SyncPolicy.Default), Is.Empty);
    }

    [Test]
    public void Agree_OnMediaFromTheStore_RemembersTheirIds()
    {
        var remote = A.Snapshot() with { Media = [A.Picture(Front, "gid://1")] };
        var value = remote.Read(FieldPath.Media);

        var agreed = A.Baseline(A.Snapshot()).Agree([new Agreement(FieldPath.Media, value, value)], A.Snapshot(), remote);

        Assert.That(agreed.Remote.Media.Single().RemoteId, Is.EqualTo("gid://1"));
    }

    private static IReadOnlyList<FieldDifference> Differences(MediaItem[] agreed, MediaItem[] local, MediaItem[] remote) =>
        ProductDiff.Between(A.Baseline(With(agreed)), With(local), With(remote), SyncPolicy.Default);

    private static ProductSnapshot With(MediaItem[] media) => A.Snapshot() with { Media = [.. media] };
}
