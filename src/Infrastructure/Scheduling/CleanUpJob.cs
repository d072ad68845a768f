using MediatR;
using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Cleaning;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>Removes what is older than its retention.</summary>
[DisallowConcurrentExecution]
internal sealed class CleanUpJob(
    IMediator mediator, IAppDbContext db, CurrentUser user, IProgressFeed feed, TimeProvider clock, ILogger<CleanUpJob> log) : ScheduledJob(db, user, feed, clock)
{
    protected override async Task<bool> Run(Schedule schedule, CancellationToken ct)
    {
        var cleaned = await mediator.Send(new CleanUpCommand(), ct);
        if (cleaned.IsFailure)
            log.LogWarning("The clean-up failed: {Reason}", cleaned.Error.Message);
        return !cleaned.IsFailure;
    }
}
