using System.Linq.Expressions;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Common;

/// <summary>One page of a list that is read newest first by its rows' number, and in either direction.</summary>
internal sealed class SeqPage
{
    /// <summary>Counting further would cost more than it tells: beyond this a total is not given.</summary>
    public const int CountedRows = 10_000;

    private SeqPage(long? from, bool newer, int take) => (From, Newer, Take) = (from, newer, take);

    /// <summary>The number that the page begins after; null for the first page.</summary>
    public long? From { get; }

    /// <summary>Read towards newer rows.</summary>
    public bool Newer { get; }

    public int Take { get; }

    public bool IsFirst => From is null;

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
        if (From is { } from)
        {
            // The number is a parameter and not a constant, so that one compiled query serves every page.
            var cursor = ((Expression<Func<long>>)(() => from)).Body;
            var side = Newer ? Expression.GreaterThan(seq.Body, cursor) : Expression.LessThan(seq.Body, cursor);
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(side, seq.Parameters));
        }

        return (Newer ? rows.OrderBy(seq) : rows.OrderByDescending(seq)).Take(Take + 1);
    }

    public PagedResult<T> Cut<T>(List<T> rows, Func<T, long> seq, int? total = null)
    {
        var more = rows.Count > Take;
        if (more)
            rows.RemoveAt(Take);
        if (Newer)
            rows.Reverse();

        var hasOlder = Newer ? rows.Count > 0 : more;
        var hasNewer = Newer ? more : From is not null && rows.Count > 0;
        return new PagedResult<T>(
            rows, hasOlder ? SeqCursor.Write(seq(rows[^1])) : null, hasNewer ? SeqCursor.Write(seq(rows[0])) : null, total);
    }
}
