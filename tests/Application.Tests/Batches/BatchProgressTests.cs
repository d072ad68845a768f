using ShopifySync.Application.Batches;
using ShopifySync.Domain.Batches;
using ShopifySync.Testing;

namespace ShopifySync.Application.Tests.Batches;

public sealed class BatchProgressTests
{
    [Test]
    public void Progress_HalfWayAfterTenSeconds_HasTenToGo()
    {
        var progress = BatchProgress.Of(Pull(seen: 50, expected: 100), A.Noon.AddSeconds(10));

        Assert.That(progress, Is.EqualTo(new BatchProgress(50, 100, 50, 5, 10)));
    }

    [Test]
    public void Progress_WithNoKnownEnd_PromisesNothing()
    {
        var progress = BatchProgress.Of(Pull(seen: 50, expected: null), A.Noon.AddSeconds(10));

        Assert.That((progress.Total, progress.Percent, progress.EtaSeconds), Is.EqualTo(((int?)null, (double?)null, (double?)null)));
    }

    [Test]
    public void Progress_WhilePaused_HasNoEta()
    {
        var batch = Pull(seen: 50, expected: 100);
        batch.Pause();

        Assert.That(BatchProgress.Of(batch, A.Noon.AddSeconds(10)).EtaSeconds, Is.Null);
    }

    [Test]
    public void Progress_WithMoreThanExpected_IsWholeAndNotMore()
    {
        var progress = BatchProgress.Of(Pull(seen: 120, expected: 100), A.Noon.AddSeconds(10));

        Assert.That((progress.Total, progress.Percent), Is.EqualTo(((int?)120, (double?)100)));
    }

    private static SyncBatch Pull(int seen, int? expected) => A.Batch(expected: expected).Counting($"Seen={seen}");
}
