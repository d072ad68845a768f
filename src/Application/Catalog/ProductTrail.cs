using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Auditing;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Monitoring;

namespace ShopifySync.Application.Catalog;

/// <summary>What goes with every change of a product by a person: an audit entry, a line of the activity feed, and the word to open pages.</summary>
internal static class ProductTrail
{
    public const int CommentLength = 2_000;

    public static void Add(IAppDbContext db, Product product, string action, string sentence, ICurrentUser user, DateTimeOffset now, string? details = null)
    {
        var digest = AuditEntry.DigestOf([product.Id.ToString()]);
        db.Audit.Add(new AuditEntry(action, user.Name, now, 1, digest, details));
        db.Events.Add(new SyncEvent(action, sentence, now, by: user.Name));
    }

    /// <summary>After the commit. An edit stages changes, too.</summary>
    public static void Announce(IProgressFeed feed)
    {
        feed.Publish(new RowsChanged(RowsChanged.Products));
        feed.Publish(new RowsChanged(RowsChanged.Staged));
        feed.Publish(new RowsChanged(RowsChanged.Conflicts));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
    }
}
