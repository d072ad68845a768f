using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BulkRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "asked",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "file_size",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "links_met",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "moved_at",
                table: "bulk_runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "partial_data_url",
                table: "bulk_runs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "partitions",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "partitions_read",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "bulk_runs",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "roots_read",
                table: "bulk_runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "sent_at",
                table: "bulk_runs",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "asked",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "file_size",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "links_met",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "partial_data_url",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "partitions",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "partitions_read",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "roots_read",
                table: "bulk_runs");

            migrationBuilder.DropColumn(
                name: "sent_at",
                table: "bulk_runs");
        }
    }
}
