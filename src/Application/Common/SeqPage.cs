using System.Linq.Expressions;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

/// <summary>One page of a list that is read newest first by its rows' number, and in either direction.</summary>
internal sealed class SeqPage
{
    /// <summary>Counting further would cost more than it tells: beyond this a total is not given.</summary>
    public const int CountedRows = 10_000;

    private readonly long? _from;
    private readonly bool _newer;
    private readonly int _take;

    private SeqPage(long? from, bool newer, int take) => (_from, _newer, _take) = (from, newer, take);

    public bool IsFirst => _from is null;

    public static Result<SeqPage> Of(PageRequest page)
    {
        var cursor = page.Before ?? page.After;
        var from = cursor is null ? null : SeqCursor.Read(cursor);
        return cursor is not null && from is null
            ? RequestErrors.Invalid(["This cursor was not given out by the list."])
            : new SeqPage(from, page.Before is not null, page.Take);
    }

    /// <summary>The rows of the page and one more, which says whether the list goes on.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> rows, Expression<Func<T, long>> seq)
    {
        if (_from is { } from)
        {
            // The number is a parameter and not a constant, so that one compiled query serves every page.
            var cursor = ((Expression<Func<long>>)(() => from)).Body;
            var side = _newer ? Expression.GreaterThan(seq.Body, cursor) : Expression.LessThan(seq.Body, cursor);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(side, seq.Parameters));
        }

        return (_newer ? rows.OrderBy(seq) : rows.OrderByDescending(seq)).Take(_take + 1);
    }

    public PagedResult<T> Cut<T>(List<T> rows, Func<T, long> seq, int? total = null)
    {
        var more = rows.Count > _take;
        if (more)
            rows.RemoveAt(_take);
        if (_newer)
            rows.Reverse();

        var hasOlder = _newer ? rows.Count > 0 : more;
        var hasNewer = _newer ? more : _from is not null && rows.Count > 0;
        return new PagedResult<T>(
            rows, hasOlder ? SeqCursor.Write(seq(rows[^1])) : null, hasNewer ? SeqCursor.Write(seq(rows[0])) : null, total);
    }
}
