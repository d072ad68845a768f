using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Monitoring;

/// <summary>Each part of the server with its state, and how old that knowledge is.</summary>
public sealed record GetHealthQuery : IRequest<Result<ServerHealth>>, IRequireRole
{
    public static Role Needed => Role.Viewer;
}

public sealed record ServerHealth(HealthState State, DateTimeOffset At, IReadOnlyList<HealthPart> Parts);

/// <param name="AgeSeconds">How long ago the part was last heard of; null when it never was.</param>
public sealed record HealthPart(string Name, HealthState State, double? AgeSeconds, string Detail);

public enum HealthState
{
    Healthy,
    NeedsAttention,
}

internal sealed class GetHealthHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetHealthQuery, Result<ServerHealth>>
{
    public async Task<Result<ServerHealth>> Handle(GetHealthQuery query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<HealthPart> parts = [new("database", HealthState.Healthy, 0, "Answers.")];
        foreach (var store in await db.Stores.Where(s => s.State != StoreState.Disconnected).OrderBy(s => s.Seq).ToListAsync(ct))
            parts.Add(new($"store {store.Domain}", store.State == StoreState.Connected ? HealthState.Healthy : HealthState.NeedsAttention, null, store.Attention ?? "Connected."));
        var counts = (await db.Operations.Where(o => o.State == OperationState.Ready || o.State == OperationState.Dead)
            .GroupBy(o => new { o.LaneId, o.State }).Select(g => new { g.Key.LaneId, g.Key.State, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => (g.LaneId, g.State), g => g.Count);
        foreach (var lane in await db.Lanes.AsNoTracking().OrderBy(l => l.Id).ToListAsync(ct))
            parts.Add(Describe(lane, counts.GetValueOrDefault((lane.Id, OperationState.Ready)), counts.GetValueOrDefault((lane.Id, OperationState.Dead)), now));
        return new ServerHealth(parts.Max(p => p.State), now, parts);
    }

    private static HealthPart Describe(Lane lane, int waiting, int dead, DateTimeOffset now)
    {
        var state = lane.PausedBecause is not null || dead > 0 ? HealthState.NeedsAttention : HealthState.Healthy;
        var detail = lane.PausedBecause is { } because ? $"Paused: {because}" : $"{waiting} operations waiting, {dead} dead.";
        return new HealthPart($"lane {lane.Id}", state, lane.CheckedInAt is { } at ? (now - at).TotalSeconds : null, detail);
    }
}
