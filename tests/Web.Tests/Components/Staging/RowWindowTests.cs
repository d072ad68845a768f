using ShopifySync.Application.Common;
using ShopifySync.Application.Staging;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;
using ShopifySync.Web.Components.Pages.Staging;

namespace ShopifySync.Web.Tests.Components.Staging;

public sealed class RowWindowTests
{
    [Test]
    public void Window_PushedDown_LetsGoOfTheTopAndCanComeBack()
    {
        var window = new RowWindow(4);
        window.Begin(Page(9, 8, older: true, newer: false));
        window.TakeOlder(Page(7, 6, older: true, newer: true));

        window.TakeOlder(Page(5, 4, older: false, newer: true));

        Assert.That(window.Rows.Select(r => r.Seq), Is.EqualTo(new[] { 7, 6, 5, 4 }));
        Assert.That((window.HasNewer, window.HasOlder, window.Newer(2).Before), Is.EqualTo((true, false, SeqCursor.Write(7))));
    }

    [Test]
    public void Window_PushedUp_LetsGoOfTheBottom()
    {
        var window = new RowWindow(2);
        window.Begin(Page(5, 4, older: false, newer: true));

        window.TakeNewer(Page(7, 6, older: true, newer: false));

        Assert.That(window.Rows.Select(r => r.Seq), Is.EqualTo(new[] { 7, 6 }));
        Assert.That((window.HasNewer, window.HasOlder), Is.EqualTo((false, true)));
    }

    [Test]
    public void Renew_KeepsEachRowInItsPlace()
    {
        var window = new RowWindow(4);
        window.Begin(Page(9, 8, older: false, newer: false));

        window.Renew([window.Rows[1] with { Status = StagedChangeStatus.Rejected }]);

        Assert.That(window.Rows.Select(r => (r.Seq, r.Status)), Is.EqualTo(new[] { (9L, StagedChangeStatus.Pending), (8L, StagedChangeStatus.Rejected) }));
    }

    [Test]
    public void Selection_WithShift_TakesEverythingBetween()
    {
        var selection = new StagedChangeSelection();
        StagedChangeRow[] rows = [Row(4), Row(3), Row(2) with { Status = StagedChangeStatus.Applied }, Row(1)];

        selection.Toggle(rows[0], rows, range: false);
        selection.Toggle(rows[3], rows, range: true);

        Assert.That(selection.Seen.Select(s => s.Id), Is.EquivalentTo(new[] { rows[0].Id, rows[1].Id, rows[3].Id }), "what is done cannot be decided");
    }

    private static PagedResult<StagedChangeRow> Page(long first, long last, bool older, bool newer) => new(
        [.. Enumerable.Range(0, (int)(first - last + 1)).Select(n => Row(first - n))], older ? "older" : null, newer ? "newer" : null, null);

    private static StagedChangeRow Row(long seq) => new(
        StagedChangeId.New(), seq, StoreId.New(), "Demo", Direction.Inbound, ChangeKind.Update, StagedChangeStatus.Pending, 1, null, $"Row {seq}", "", "", "", null, null,
        StagedFields.Title, 1, null, null, null, null, default, default, false);
}
