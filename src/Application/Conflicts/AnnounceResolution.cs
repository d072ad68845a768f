using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Conflicts;

namespace ShopifySync.Application.Conflicts;

/// <summary>A conflict was settled: its list loads anew, and so does what the decision staged.</summary>
internal sealed class AnnounceResolution(IProgressFeed feed) : IDomainEventHandler<ConflictResolved>
{
    public Task Handle(ConflictResolved happened, CancellationToken ct)
    {
        foreach (var topic in new[] { RowsChanged.Conflicts, RowsChanged.Staged, RowsChanged.Products, RowsChanged.Activity })
            feed.Publish(new RowsChanged(topic));
        return Task.CompletedTask;
    }
}
