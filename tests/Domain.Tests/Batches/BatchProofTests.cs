using ShopifySync.Domain.Batches;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Batches;

public sealed class BatchProofTests
{
    [TestCase(PullMode.Full, "Seen=10 Unchanged=5 Staged=3 Conflicted=1 Quarantined=1 LastPages=1", 0, true)]
    [TestCase(PullMode.Full, "LastPages=1", 0, true, TestName = "Of_AnEmptyStore_Holds")]
    [TestCase(PullMode.Full, "Seen=10 Unchanged=10", 0, false, TestName = "Of_APullThatDidNotReachTheLastPage_DoesNotHold")]
    [TestCase(PullMode.Full, "Seen=10 Unchanged=9 LastPages=1", 0, false, TestName = "Of_APullThatLostAProduct_DoesNotHold")]
    [TestCase(PullMode.Full, "Seen=10 Unchanged=11 LastPages=1", 0, false, TestName = "Of_APullThatCountedTwice_DoesNotHold")]
    [TestCase(PullMode.Incremental, "Seen=1 Staged=1 LastPages=1", 0, true)]
    [TestCase(PullMode.Selective, "Seen=2 Staged=2", 0, true)]
    [TestCase(PullMode.Selective, "Seen=2 Staged=2", 1, false)]
    [TestCase(PullMode.Selective, "Seen=2 Staged=1", 0, false)]
    public void Of_APull_HoldsOnlyIfAllIsAccountedFor(PullMode mode, string counts, int died, bool holds) =>
        Assert.That(BatchProof.Of(A.Batch(BatchKind.Pull, mode).Counting(counts), died).Holds, Is.EqualTo(holds));

    [TestCase(BatchKind.Push, 3, "Done=1 Stale=1 Failed=1", true)]
    [TestCase(BatchKind.Apply, 3, "Done=2", false)]
    [TestCase(BatchKind.Apply, 3, "Done=4", false)]
    [TestCase(BatchKind.Apply, null, "Done=2", true)]
    public void Of_Writes_HoldsOnlyIfEveryChangeIsAccountedFor(BatchKind kind, int? expected, string counts, bool holds) =>
        Assert.That(BatchProof.Of(A.Batch(kind, mode: null, expected).Counting(counts), 0).Holds, Is.EqualTo(holds));

    [Test]
    public void Of_APull_SaysItsSums() =>
        Assert.That(
            BatchProof.Of(A.Batch().Counting("Seen=10 Unchanged=5 Staged=3 Conflicted=1 Quarantined=1 LastPages=1"), 0).Proof,
            Does.Contain("10 read = 5 unchanged + 3 staged + 1 in conflict + 1 quarantined"));
}
