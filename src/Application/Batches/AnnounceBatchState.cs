using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Application.Batches;

/// <summary>A batch began, paused or ended: pages that show batches, their results or the activity load anew.</summary>
internal sealed class AnnounceBatchState(IProgressFeed feed) : IDomainEventHandler<BatchStateChanged>
{
    public Task Handle(BatchStateChanged happened, CancellationToken ct)
    {
        feed.Publish(new RowsChanged(RowsChanged.Batches));
        feed.Publish(new RowsChanged(RowsChanged.Batch(happened.BatchId)));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return Task.CompletedTask;
    }
}
