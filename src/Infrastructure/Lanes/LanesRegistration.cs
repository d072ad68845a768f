using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ShopifySync.Application.Lanes;

namespace ShopifySync.Infrastructure.Lanes;

internal static class LanesRegistration
{
    /// <summary>Lanes wait on I/O most of the time, so the pool is wide.</summary>
    private const int Threads = 64;

    public static IServiceCollection AddLanes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LaneOptions>().Bind(configuration.GetSection(LaneOptions.Section)).ValidateDataAnnotations()
            .Validate(o => o.MinWorkers <= o.MaxWorkers, "Lanes:MinWorkers must not be above Lanes:MaxWorkers.").ValidateOnStart();
        services.AddOperations();
        services.AddSingleton<LanesHere>().AddSingleton<LaneFence>().AddSingleton<ILaneFence>(s => s.GetRequiredService<LaneFence>());
        services.AddHostedService(s => s.GetRequiredService<LaneFence>());
        services.AddSingleton<QuartzLaneWaker>().AddSingleton<ILaneWaker>(s => s.GetRequiredService<QuartzLaneWaker>());
        services.AddSingleton<ILanePressure, LanePressure>();
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => o.InstanceName = "ShopifySync");
            q.UseDefaultThreadPool(p => p.MaxConcurrency = Threads);
            QuartzCluster.Configure(q, configuration);
        });
        services.AddHostedService<LaneSweep>();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }
}
