using ShopifySync.Application.Lanes;

namespace ShopifySync.Application.Tests.Lanes;

public sealed class WorkerCountTests
{
    private static readonly LaneOptions Options = new();

    [TestCase(2, 50, 0, false, 4, TestName = "Next_WhileWorkWaits_Grows")]
    [TestCase(10, 50, 0, false, 10, TestName = "Next_AtTheMost_StaysThere")]
    [TestCase(6, 0, 0, false, 5, TestName = "Next_WithNothingWaiting_Shrinks")]
    [TestCase(2, 0, 0, false, 2, TestName = "Next_AtTheLeast_StaysThere")]
    [TestCase(8, 50, 9, false, 7, TestName = "Next_WhenCallsQueueForPoints_Shrinks")]
    [TestCase(10, 50, 0, true, 2, TestName = "Next_WhenMemoryIsShort_FallsToTheLeast")]
    public void Next(int current, int waiting, int queuedAtPacer, bool memoryIsShort, int expected) =>
        Assert.That(WorkerCount.Next(current, waiting, queuedAtPacer, memoryIsShort, Options), Is.EqualTo(expected));
}
