using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;

namespace ShopifySync.Web.Components.Pages.Staging;

/// <summary>The rows on the screen: a window that is pushed along a list of any length, so that neither page nor memory grows.</summary>
internal sealed class RowWindow(int highest)
{
    private readonly List<StagedChangeRow> _rows = [];

    public IReadOnlyList<StagedChangeRow> Rows => _rows;

    public bool HasOlder { get; private set; }

    public bool HasNewer { get; private set; }

    public int? Total { get; private set; }

    public PageRequest Older(int limit) => new(limit, After: SeqCursor.Write(_rows[^1].Seq));

    public PageRequest Newer(int limit) => new(limit, Before: SeqCursor.Write(_rows[0].Seq));

    public void Begin(PagedResult<StagedChangeRow> page)
    {
        _rows.Clear();
        _rows.AddRange(page.Items);
        (HasOlder, HasNewer) = (page.NextCursor is not null, page.PreviousCursor is not null);
        Total = page.Total ?? (page.PreviousCursor is null ? null : Total);
    }

    public void TakeOlder(PagedResult<StagedChangeRow> page)
    {
        _rows.AddRange(page.Items);
        HasOlder = page.NextCursor is not null;
        if (_rows.Count <= highest)
            return;

        _rows.RemoveRange(0, _rows.Count - highest);
        HasNewer = true;
    }

    public void TakeNewer(PagedResult<StagedChangeRow> page)
    {
        _rows.InsertRange(0, page.Items);
        HasNewer = page.PreviousCursor is not null;
        if (_rows.Count <= highest)
            return;

        _rows.RemoveRange(highest, _rows.Count - highest);
        HasOlder = true;
    }

    /// <summary>Rows as they are now, each in its place: nothing jumps under a reviewer's hand.</summary>
    public void Renew(IReadOnlyList<StagedChangeRow> rows)
    {
        var byId = rows.ToDictionary(r => r.Id);
        for (var i = 0; i < _rows.Count; i++)
            _rows[i] = byId.GetValueOrDefault(_rows[i].Id, _rows[i]);
    }
}
