using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Webhooks;

namespace ShopifySync.Application.Webhooks;

/// <summary>One delivery with what is kept of its body: of most topics that is an id and a moment.</summary>
public sealed record GetDeliveryQuery(long Id) : IRequest<Result<DeliveryDetails>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

public sealed record DeliveryDetails(DeliveryRow Row, string? Body);

internal sealed class GetDeliveryHandler(IAppDbContext db) : IRequestHandler<GetDeliveryQuery, Result<DeliveryDetails>>
{
    private const int LongestShown = 4_000;

    public async Task<Result<DeliveryDetails>> Handle(GetDeliveryQuery query, CancellationToken ct)
    {
        var row = await db.Deliveries.AsNoTracking().Where(d => d.Seq == query.Id).ToRows().FirstOrDefaultAsync(ct);
        if (row is null)
            return DeliveryErrors.NotFound;

        var body = await db.Deliveries.AsNoTracking().Where(d => d.Seq == query.Id).Select(d => d.Body).FirstAsync(ct);
        row = (await db.WithTitles([row], ct))[0];
        return new DeliveryDetails(row, body is { Length: > LongestShown } ? string.Concat(body.AsSpan(0, LongestShown), "…") : body);
    }
}
