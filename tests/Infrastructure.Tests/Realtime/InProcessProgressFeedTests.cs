using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using ShopifySync.Application.Monitoring;
using ShopifySync.Infrastructure.Realtime;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Realtime;

public sealed class InProcessProgressFeedTests
{
    private static readonly RowsChanged Staged = new(RowsChanged.Staged);
    private readonly TestClock _clock = new();
    private readonly ConcurrentQueue<string> _told = new();
    private InProcessProgressFeed _feed = null!;

    [SetUp]
    public void MakeFeed()
    {
        _told.Clear();
        _feed = new InProcessProgressFeed(_clock, NullLogger<InProcessProgressFeed>.Instance);
    }

    [Test]
    public async Task Publish_OfAWatchedTopic_IsToldAtOnce()
    {
        using var watching = Watch(RowsChanged.Staged);

        _feed.Publish(Staged);

        await Eventually.True(() => _told.Count == 1, "the watcher is told");
    }

    [Test]
    public async Task Publish_OfAStorm_IsToldTenTimesASecondAtMostAndTheLastIsNotLost()
    {
        using var watching = Watch(RowsChanged.Staged);
        _feed.Publish(Staged);
        await Eventually.True(() => _told.Count == 1, "the first is told");

        for (var i = 0; i < 1000; i++)
            _feed.Publish(Staged);
        using var another = Watch(RowsChanged.Batches);
        _feed.Publish(new RowsChanged(RowsChanged.Batches));
        await Eventually.True(() => _told.Contains(RowsChanged.Batches), "what came after the storm is told");
        var before = _told.Count(t => t == RowsChanged.Staged);
        await Eventually.True(() => Passes(TimeSpan.FromMilliseconds(100)) && _told.Count(t => t == RowsChanged.Staged) == 2, "the rest is told once");

        Assert.That(before, Is.EqualTo(1), "nothing more within the interval");
    }

    [Test]
    public async Task Publish_OfAnotherTopic_IsNotTold()
    {
        using var watching = Watch(RowsChanged.Staged);

        _feed.Publish(new RowsChanged(RowsChanged.Batches));
        _feed.Publish(Staged);

        await Eventually.True(() => !_told.IsEmpty, "the watched one is told");
        Assert.That(_told, Is.EqualTo(new[] { RowsChanged.Staged }));
    }

    [Test]
    public async Task Publish_AfterTheWatcherLeft_IsNotTold()
    {
        Watch(RowsChanged.Staged).Dispose();
        using var other = Watch(RowsChanged.Conflicts);

        _feed.Publish(Staged);
        _feed.Publish(new RowsChanged(RowsChanged.Conflicts));

        await Eventually.True(() => !_told.IsEmpty, "the one who stayed is told");
        Assert.That(_told, Is.EqualTo(new[] { RowsChanged.Conflicts }));
    }

    [Test]
    public async Task Publish_WhenAWatcherFails_IsToldToItAgainNextTime()
    {
        using var failing = _feed.Subscribe(changed =>
        {
            _told.Enqueue(changed.Topic);
            throw new InvalidOperationException("A page broke.");
        }, RowsChanged.Staged);

        _feed.Publish(Staged);
        await Eventually.True(() => _told.Count == 1, "told once");
        await Eventually.True(() =>
        {
            _feed.Publish(Staged);
            return Passes(TimeSpan.FromMilliseconds(100)) && _told.Count >= 2;
        }, "told again");

        Assert.That(_told, Is.All.EqualTo(RowsChanged.Staged));
    }

    private IDisposable Watch(string topic) => _feed.Subscribe(changed =>
    {
        _told.Enqueue(changed.Topic);
        return Task.CompletedTask;
    }, topic);

    private bool Passes(TimeSpan time)
    {
        _clock.Advance(time);
        return true;
    }
}
