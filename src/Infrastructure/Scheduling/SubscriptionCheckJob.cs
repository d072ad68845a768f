using MediatR;
using Microsoft.Extensions.Logging;
using Quartz;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Webhooks;
using ShopifySync.Domain.Scheduling;

namespace ShopifySync.Infrastructure.Scheduling;

/// <summary>Has a store's lane look whether the shop still tells of every topic.</summary>
[DisallowConcurrentExecution]
internal sealed class SubscriptionCheckJob(
    IMediator mediator, IAppDbContext db, CurrentUser user, IProgressFeed feed, TimeProvider clock, ILogger<SubscriptionCheckJob> log) : ScheduledJob(db, user, feed, clock)
{
    protected override async Task<bool> Run(Schedule schedule, CancellationToken ct)
    {
        var asked = await mediator.Send(new CheckSubscriptionsCommand(schedule.StoreId!.Value), ct);
        if (asked.IsFailure)
            log.LogWarning("The subscriptions of {Store} are not checked: {Reason}", schedule.StoreId, asked.Error.Message);
        return !asked.IsFailure;
    }
}
