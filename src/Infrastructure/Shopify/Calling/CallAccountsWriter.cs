using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Monitoring;

namespace ShopifySync.Infrastructure.Shopify.Calling;

/// <summary>Writes what calls cost every few seconds; what a kill takes is a few seconds of these sums, never of a batch's.</summary>
internal sealed class CallAccountsWriter(CallAccounts accounts, IServiceScopeFactory scopes, IProgressFeed feed, TimeProvider clock, ILogger<CallAccountsWriter> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Write();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: what is open is written now.
        }

        await Write();
    }

    private async Task Write()
    {
        var taken = accounts.Take();
        if (taken.Count == 0)
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Write(scope.ServiceProvider.GetRequiredService<IAppDbContext>(), taken);
        }
#pragma warning disable CA1031 // The database is away, or another node made one of the rows just now: they are counted with the next ones.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            log.LogWarning(trouble, "What calls cost could not be written; it is tried again");
            foreach (var (account, sums) in taken)
                accounts.Add(account, sums);
            return;
        }

        feed.Publish(new RowsChanged(RowsChanged.Lanes));
    }

    private static async Task Write(IAppDbContext db, IReadOnlyDictionary<CallAccount, CallSums> taken)
    {
        db.Foreground = false;
        await db.Write(async () =>
        {
            foreach (var (account, sums) in taken)
            {
                var there = await db.CallCosts.Where(c => c.StoreId == account.Store && c.Hour == account.Hour && c.Document == account.Document)
                    .ExecuteUpdateAsync(set => set
                        .SetProperty(c => c.Calls, c => c.Calls + sums.Calls)
                        .SetProperty(c => c.Points, c => c.Points + sums.Points)
                        .SetProperty(c => c.Throttled, c => c.Throttled + sums.Throttled), CancellationToken.None);
                if (there == 0)
                    db.CallCosts.Add(new CallCost(account.Store, account.Hour, account.Document, sums));
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
    }
}
