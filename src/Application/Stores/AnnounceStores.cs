using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

internal sealed class AnnounceStores(IProgressFeed feed) : IDomainEventHandler<StoreConnected>, IDomainEventHandler<StoreNeedsAttention>
{
    public Task Handle(StoreConnected happened, CancellationToken ct) => Announce();

    public Task Handle(StoreNeedsAttention happened, CancellationToken ct) => Announce();

    private Task Announce()
    {
        feed.Publish(new RowsChanged(RowsChanged.Stores));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return Task.CompletedTask;
    }
}
