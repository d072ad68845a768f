using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Testing;

/// <summary>A staged update of the title and the vendor, outbound, unless told otherwise; then what happened to it, in order.</summary>
public sealed class StagedChangeBuilder
{
    private readonly List<Func<StagedChange, Result>> _steps = [];
    private readonly StagedSubject _subject = new(StoreId.New(), CatalogueId.New(), "product", ProductId.New(), "gid://shopify/Product/1");
    private List<FieldDifference> _differences = [A.Difference(FieldPath.Title), A.Difference(FieldPath.Vendor)];
    private Direction _direction = Direction.Outbound;
    private ProductSnapshot? _create;

    public StagedChangeBuilder Of(params FieldDifference[] differences)
    {
        _differences = [.. differences];
        return this;
    }

    public StagedChangeBuilder Inbound()
    {
        _direction = Direction.Inbound;
        return this;
    }

    public StagedChangeBuilder Creating(ProductSnapshot snapshot)
    {
        _create = snapshot;
        return this;
    }

    public StagedChangeBuilder ApprovedBy(string user, params FieldPath[] paths) => Decided(FieldDecision.Approved, user, paths);

    public StagedChangeBuilder RejectedBy(string user, params FieldPath[] paths) => Decided(FieldDecision.Rejected, user, paths);

    public StagedChangeBuilder Released() => Step(change => change.ReleaseTo(BatchId.New()));

    public StagedChangeBuilder Finished(params FieldResult[] results) => Step(change =>
    {
        change.Finish(results, A.Noon);
        return Result.Success;
    });

    public StagedChange Build()
    {
        var change = _create is null
            ? StagedChange.ProposeUpdate(_subject, _direction, _differences, A.Snapshot(), null, A.Noon)
            : StagedChange.ProposeCreate(_subject, _direction, _create, null, A.Noon);
        foreach (var step in _steps)
        {
            if (step(change).Error is { } error)
                throw new InvalidOperationException(error.Message);
        }

        return change;
    }

    private StagedChangeBuilder Decided(FieldDecision decision, string user, FieldPath[] paths) => Step(change =>
        change.Decide(decision, change.Revision, paths.Length == 0 ? null : paths, new DecisionMark(DecisionId.New(), user, A.Noon, null)));

    private StagedChangeBuilder Step(Func<StagedChange, Result> step)
    {
        _steps.Add(step);
        return this;
    }
}
