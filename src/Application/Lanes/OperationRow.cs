using ShopifySync.Application.Applying;
using ShopifySync.Application.Bulk;
using ShopifySync.Application.Common;
using ShopifySync.Application.Pulling;
using ShopifySync.Application.Pulling.Bulk;
using ShopifySync.Application.Pushing;
using ShopifySync.Application.Pushing.InBulk;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <param name="Subject">What it is about, where that is one thing: a product's id, or the store's.</param>
/// <param name="SubjectTitle">The product's title, where it is known.</param>
public sealed record OperationRow(
    OperationId Id, long Seq, string LaneId, BatchId? BatchId, string Kind, OperationPriority Priority, OperationState State, int Attempts,
    DateTimeOffset NotBefore, string? Subject, string? SubjectTitle, string? Error, string? NextStep,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>What it does, for people.</summary>
    public string What => Kind switch
    {
        PullPage.Kind => "Read a page of products",
        PullSelected.Kind => "Read named products",
        PullMissing.Kind => "Look for products that are gone",
        BulkPullStart.Kind => "Ask Shopify for all products in one file",
        BulkPullPoll.Kind => "Look how far Shopify is with the file",
        BulkPullDownload.Kind => "Download the file of all products",
        BulkPullIngest.Kind => "Compare a part of the file",
        BulkPullFinish.Kind => "Look for products that are not in the file",
        CancelBulkRun.Kind => "Stop a bulk operation at Shopify",
        PushProduct.Kind => "Push a product",
        PrepareBulkPush.Kind => "Read products again before a bulk push",
        SendBulkPush.Kind => "Send changes as a bulk operation",
        SettleBulkPush.Kind => "Settle the answers of a bulk operation",
        ApplyChanges.Kind => "Apply approved changes",
        RefreshProducts.Kind => "Read products that webhooks named",
        RefreshProduct.Kind => "Read a product that a webhook named",
        AlignWebhooks.Kind => "Register or remove webhooks",
        RefreshShop.Kind => "Ask the shop who it is",
        ReleaseApprovals.Kind => "Release approvals",
        _ => Kind,
    };

    /// <summary>What a dead push or apply was to write went back to people; only reading can be done once more.</summary>
    public bool CanBeRequeued => State == OperationState.Dead && !HandsBack(Kind);

    internal static bool HandsBack(string kind) => kind is PushProduct.Kind or ApplyChanges.Kind or PrepareBulkPush.Kind or SendBulkPush.Kind or SettleBulkPush.Kind;
}

internal static class OperationRows
{
    public static IQueryable<OperationRow> ToRows(this IQueryable<SyncOperation> operations, IAppDbContext db) => operations.Select(o => new OperationRow(
        o.Id, o.Seq, o.LaneId, o.BatchId, o.Kind, o.Priority, o.State, o.Attempts, o.NotBefore, o.SubjectKey,
        db.StagedChanges.Where(c => o.SubjectKey != null && c.ResourceId == o.SubjectKey).OrderByDescending(c => c.Seq).Select(c => c.Summary.Title).FirstOrDefault(),
        o.Error, o.NextStep, o.CreatedAt, o.StartedAt, o.EndedAt));
}
