using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Batches;

public sealed class BulkRunTests
{
    private static readonly BulkSighting Running = new("gid://shopify/BulkOperation/1", BulkRunType.Query, BulkStatus.Running) { ObjectCount = 10 };

    [Test]
    public void Saw_CompletedWithAFile_IsFinishedAndHasItsAddress()
    {
        var run = Started();

        run.Saw(Running with { Status = BulkStatus.Completed, Url = "https://storage/1", ObjectCount = 40, RootObjectCount = 10 }, A.Noon.AddMinutes(1));

        Assert.That((run.State, run.Url, run.ObjectCount, run.EndedAt), Is.EqualTo((BulkRunState.Finished, "https://storage/1", 40L, A.Noon.AddMinutes(1))));
    }

    [Test]
    public void Saw_TheSameCountAgain_DoesNotMove()
    {
        var run = Started();
        run.Saw(Running, A.Noon.AddMinutes(1));

        run.Saw(Running, A.Noon.AddMinutes(9));

        Assert.That(run.MovedAt, Is.EqualTo(A.Noon.AddMinutes(1)));
    }

    [Test]
    public void Saw_AfterItWasGivenUp_ChangesNothing()
    {
        var run = Started();
        run.GiveUp(BulkRunState.Cancelled, "STUCK", A.Noon);

        run.Saw(Running with { Status = BulkStatus.Completed }, A.Noon.AddMinutes(1));

        Assert.That((run.State, run.ErrorCode), Is.EqualTo((BulkRunState.Cancelled, "STUCK")));
    }

    [Test]
    public void Sending_OnceMore_KeepsTheFirstMoment()
    {
        var run = Plan();
        run.Sending(A.Noon);

        run.Sending(A.Noon.AddMinutes(5));

        Assert.That(run.SentAt, Is.EqualTo(A.Noon), "what was written to the store since then may be missing in its file");
    }

    private static BulkRun Started()
    {
        var run = Plan();
        run.Started("gid://shopify/BulkOperation/1", A.Noon);
        return run;
    }

    private static BulkRun Plan() => BulkRun.Plan(BulkRunId.New(), BatchId.New(), StoreId.New(), BulkRunType.Query, 1, A.Noon);
}
