namespace ShopifySync.Infrastructure.Realtime;

/// <summary>What one node tells the others at once. A notice may be lost: polls find later what it would have said.</summary>
internal interface INotices
{
    void Tell(NoticeKind kind, string value = "");
}

internal enum NoticeKind
{
    /// <summary>A lane has new work; its value is the lane.</summary>
    Lane,

    /// <summary>Rows changed; its value is the topic.</summary>
    Rows,

    /// <summary>Events were numbered.</summary>
    Events,
}

/// <summary>For one node, and for databases that carry no notices.</summary>
internal sealed class NoNotices : INotices
{
    public void Tell(NoticeKind kind, string value = "")
    {
        // There is nobody to tell, or they poll.
    }
}
