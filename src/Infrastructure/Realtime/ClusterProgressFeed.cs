using ShopifySync.Application.Monitoring;

namespace ShopifySync.Infrastructure.Realtime;

/// <summary>What changed here is told to the pages here and to the other nodes, so that their pages see this node's lanes.</summary>
internal sealed class ClusterProgressFeed(InProcessProgressFeed here, INotices notices) : IProgressFeed
{
    public void Publish(RowsChanged changed)
    {
        here.Publish(changed);
        notices.Tell(NoticeKind.Rows, changed.Topic);
    }

    public IDisposable Subscribe(Func<RowsChanged, Task> onChanged, params IReadOnlyCollection<string> topics) => here.Subscribe(onChanged, topics);
}
