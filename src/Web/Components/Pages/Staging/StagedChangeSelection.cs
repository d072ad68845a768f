using ShopifySync.Application.Staging;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>The rows that are ticked, each with the revision that was on the screen.</summary>
internal sealed class StagedChangeSelection
{
    private readonly Dictionary<StagedChangeId, int> _revisions = [];
    private StagedChangeId? _last;

    public int Count => _revisions.Count;

    public bool Has(StagedChangeId id) => _revisions.ContainsKey(id);

    public IReadOnlyList<SeenChange> Seen => [.. _revisions.Select(r => new SeenChange(r.Key, r.Value))];

    public static bool MayDecide(StagedChangeRow row) =>
        row.Status is StagedChangeStatus.Pending or StagedChangeStatus.Stale or StagedChangeStatus.Failed;

    /// <param name="range">Everything between the row ticked before and this one.</param>
    public void Toggle(StagedChangeRow row, IReadOnlyList<StagedChangeRow> shown, bool range)
    {
        var on = !Has(row.Id);
        foreach (var each in range && _last is { } last ? Between(shown, last, row.Id) : [row])
            Set(each, on);
        _last = row.Id;
    }

    public void SetAll(IReadOnlyList<StagedChangeRow> rows, bool on)
    {
        foreach (var row in rows)
            Set(row, on);
    }

    public void Clear() => _revisions.Clear();

    private void Set(StagedChangeRow row, bool on)
    {
        if (!on)
            _revisions.Remove(row.Id);
        else if (MayDecide(row))
            _revisions[row.Id] = row.Revision;
    }

    private static IEnumerable<StagedChangeRow> Between(IReadOnlyList<StagedChangeRow> shown, StagedChangeId one, StagedChangeId other)
    {
        var places = shown.Index().Where(r => r.Item.Id == one || r.Item.Id == other).Select(r => r.Index).ToList();
        return places.Count == 0 ? [] : shown.Skip(places[0]).Take(places[^1] - places[0] + 1);
    }
}
