using System.Data.Common;
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

        foreach (var (account, sums) in taken)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Write(scope.ServiceProvider.GetRequiredService<IAppDbContext>(), account, sums);
            }
            catch (Exception trouble) when (trouble is DbException or DbUpdateException)
            {
                // The database is away, or another node made the row just now: it is counted with the next ones.
                log.LogWarning(trouble, "What calls cost could not be written; it is tried again");
                accounts.Add(account, sums);
            }
        }

        feed.Publish(new RowsChanged(RowsChanged.Lanes));
    }

    private static async Task Write(IAppDbContext db, CallAccount account, CallSums sums)
    {
        db.Foreground = false;
        await db.Write(async () =>
        {
            var there = await db.CallCosts.Where(c => c.StoreId == account.Store && c.Hour == account.Hour && c.Document == account.Document)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(c => c.Calls, c => c.Calls + sums.Calls)
                    .SetProperty(c => c.Points, c => c.Points + sums.Points)
                    .SetProperty(c => c.Throttled, c => c.Throttled + sums.Throttled), CancellationToken.None);
            if (there > 0)
                return;

            db.CallCosts.Add(new CallCost(account.Store, account.Hour, account.Document, sums));
            await db.SaveChangesAsync(CancellationToken.None);
        }, CancellationToken.None);
    }
}
