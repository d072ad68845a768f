using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>One operation with its payload: what a person looks at before beginning a dead one again.</summary>
public sealed record GetOperationQuery(OperationId Id) : IRequest<Result<OperationDetails>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="Payload">Its arguments as JSON; what looks like a token or an address of a person is masked.</param>
/// <param name="SentAt">When its last write went out; null while none did.</param>
/// <param name="WaitsFor">The operation that must succeed before it.</param>
public sealed record OperationDetails(OperationRow Row, string Payload, DateTimeOffset? SentAt, OperationId? WaitsFor, string? CoalesceKey);

internal sealed partial class GetOperationHandler(IAppDbContext db) : IRequestHandler<GetOperationQuery, Result<OperationDetails>>
{
    public async Task<Result<OperationDetails>> Handle(GetOperationQuery query, CancellationToken ct)
    {
        var found = db.Operations.AsNoTracking().Where(o => o.Id == query.Id);
        var more = await found.Select(o => new { o.Arguments, o.SentAt, o.DependsOn, o.CoalesceKey }).FirstOrDefaultAsync(ct);
        if (more is null)
            return OperationErrors.NotFound;

        var row = await found.ToRows(db).FirstAsync(ct);
        return new OperationDetails(row, Mask(more.Arguments), more.SentAt, more.DependsOn, more.CoalesceKey);
    }

    private static string Mask(string payload) => Person().Replace(Token().Replace(payload, "***"), "***");

    [GeneratedRegex(@"\bshp[a-z]{2,3}_\w+")]
    private static partial Regex Token();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+")]
    private static partial Regex Person();
}
