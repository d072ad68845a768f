using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Infrastructure.Lanes;

/// <summary>At start, wakes every lane that a server before left with work or with a batch to close.</summary>
internal sealed class LanesAtStart(IServiceScopeFactory scopes, ILaneWaker waker) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IAppDbContext>();
        var withWork = await db.Operations.Where(o => o.State == OperationState.Ready || o.State == OperationState.Running)
            .Select(o => o.LaneId).Distinct().ToListAsync(cancellationToken);
        var withOpenBatch = await db.Batches.Where(b => b.Status == BatchStatus.Running).Select(b => new { b.StoreId, b.CatalogueId }).Distinct().ToListAsync(cancellationToken);
        foreach (var lane in withWork.Union(withOpenBatch.Select(b => b.StoreId is { } store ? Lane.IdOf(store) : Lane.IdOf(b.CatalogueId))))
            await waker.Wake(lane, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
